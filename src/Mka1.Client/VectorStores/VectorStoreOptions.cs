using Mka1.Errors;
using Mka1.Json;

namespace Mka1.VectorStores;

/// <summary>The members of a vector store that can be set; null for those that stay as they are.</summary>
public sealed record VectorStoreOptions : IOptions
{
    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The description. Only a create can set it.</summary>
    public string? Description { get; init; }

    /// <summary>The number of days after the last activity when it expires, 1 or more.</summary>
    public int? ExpiresAfterDays { get; init; }

    /// <summary>The whole map of metadata, see <see cref="MetadataLimits"/>.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <inheritdoc/>
    public void Check()
    {
        if (ExpiresAfterDays < 1)
            throw new Mka1InputException($"A vector store expires after 1 day or more, not after {ExpiresAfterDays}.");
        MetadataLimits.Check(Metadata);
    }

    internal Dictionary<string, object?> ToBody()
    {
        Check();
        var expiry = ExpiresAfterDays is null ? null : JsonBody.CreateMembers(("anchor", "last_active_at"), ("days", ExpiresAfterDays));
        return JsonBody.CreateMembers(("name", Name), ("description", Description), ("expires_after", expiry), ("metadata", Metadata));
    }
}
