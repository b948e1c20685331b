using Mka1.Json;

namespace Mka1.Batches;

/// <summary>What a batch is to be made of. Source: api-reference/batches/create-a-batch.</summary>
public sealed class BatchCreateOptions
{
    /// <summary>The id of a JSONL file that was uploaded for the purpose <c>batch</c>.</summary>
    public required string InputFileId { get; init; }

    /// <summary>What every line calls, see <see cref="BatchEndpoint"/>.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The map of keys and values to keep with it: 16 pairs, keys of 64, values of 512 characters.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    internal Dictionary<string, object?> ToBody()
    {
        var body = new Dictionary<string, object?>
        {
            ["input_file_id"] = InputFileId,
            ["endpoint"] = Endpoint,
            // Required on one page, absent from another; this is its only value.
            ["completion_window"] = "24h",
        };
        if (Metadata is not null)
        {
            MetadataLimits.Check(Metadata);
            body["metadata"] = Metadata;
        }
        return body;
    }
}
