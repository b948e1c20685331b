using Mka1.Errors;
using Mka1.Json;

namespace Mka1.VectorStores;

/// <summary>What can be changed of a vector store; null leaves it as it is.</summary>
public record VectorStoreOptions
{
    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>How many days after its last activity it expires, 1 or more.</summary>
    public int? ExpiresAfterDays { get; init; }

    /// <summary>The whole map of pairs to keep with it, see <see cref="MetadataLimits"/>.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <summary>Checks what can be checked before anything is sent.</summary>
    /// <exception cref="Mka1InputException">The days are none, or the metadata are against their limits.</exception>
    public void Check()
    {
        if (ExpiresAfterDays < 1)
            throw new Mka1InputException($"A vector store expires after 1 day or more, not after {ExpiresAfterDays}.");
        if (Metadata is not null)
            MetadataLimits.Check(Metadata);
    }

    internal virtual Dictionary<string, object?> ToBody()
    {
        Check();
        var body = new Dictionary<string, object?>();
        if (Name is not null)
            body["name"] = Name;
        if (ExpiresAfterDays is not null)
            body["expires_after"] = new Dictionary<string, object?> { ["anchor"] = "last_active_at", ["days"] = ExpiresAfterDays };
        if (Metadata is not null)
            body["metadata"] = Metadata;
        return body;
    }
}
