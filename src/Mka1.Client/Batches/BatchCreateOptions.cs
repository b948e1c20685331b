using Mka1.Json;

namespace Mka1.Batches;

/// <summary>The options of a new batch. Source: api-reference/batches/create-a-batch.</summary>
public sealed class BatchCreateOptions
{
    /// <summary>The id of a JSONL file that was uploaded for the purpose <c>batch</c>.</summary>
    public required string InputFileId { get; init; }

    /// <summary>The endpoint of every line, see <see cref="BatchEndpoint"/>.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The metadata: 16 pairs, keys of 64, values of 512 characters.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    internal Dictionary<string, object?> ToBody()
    {
        var body = new Dictionary<string, object?>
        {
            ["input_file_id"] = InputFileId,
            ["endpoint"] = Endpoint,
            // Documented as required on one page only; this is its only value.
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
