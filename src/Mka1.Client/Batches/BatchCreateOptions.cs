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
        MetadataLimits.Check(Metadata);
        // The window is documented as required on one page only; this is its only value.
        return JsonBody.CreateMembers(("input_file_id", InputFileId), ("endpoint", Endpoint), ("completion_window", "24h"), ("metadata", Metadata));
    }
}
