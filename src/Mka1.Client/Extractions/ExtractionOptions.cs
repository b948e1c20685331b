using Mka1.Errors;
using Mka1.Files;
using Mka1.Json;

namespace Mka1.Extractions;

/// <summary>How data are extracted from files: by a schema, or by the id of a stored one.</summary>
public sealed record ExtractionOptions : IOptions
{
    /// <summary>The JSON schema of the data; null for a stored one.</summary>
    public IReadOnlyDictionary<string, object?>? Schema { get; init; }

    /// <summary>The id of the stored schema; null for none.</summary>
    public string? SchemaId { get; init; }

    /// <summary>The model; <c>auto</c> lets the server choose.</summary>
    public string Model { get; init; } = "auto";

    /// <summary>Instructions for the model; null for none.</summary>
    public string? Prompt { get; init; }

    /// <summary>The metadata, see <see cref="MetadataLimits"/>; null for none. A stored schema excludes them.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <summary>The MIME type of the file; null for <c>application/octet-stream</c>.</summary>
    public string? ContentType { get; init; }

    /// <summary>Reports the bytes sent; called on any thread.</summary>
    public IProgress<TransferProgress>? Progress { get; init; }

    /// <inheritdoc/>
    public void Check()
    {
        if (Schema is null == SchemaId is null)
            throw new Mka1InputException("An extraction needs a schema, or the id of a stored one.");
        if (SchemaId is not null && Metadata is not null)
            throw new Mka1InputException("An extraction by a stored schema takes no metadata.");
        if (string.IsNullOrWhiteSpace(Model))
            throw new Mka1InputException("The model must not be empty.");
        MetadataLimits.Check(Metadata);
    }
}
