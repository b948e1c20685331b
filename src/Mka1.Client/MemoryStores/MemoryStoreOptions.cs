using Mka1.Json;

namespace Mka1.MemoryStores;

/// <summary>The members of a memory store that can be set; null for those that stay as they are.</summary>
public sealed record MemoryStoreOptions : IOptions
{
    /// <summary>The name, of 1 to 255 characters.</summary>
    public string? Name { get; init; }

    /// <summary>The purpose of the store, up to 10,000 characters.</summary>
    public string? Description { get; init; }

    /// <summary>The instructions for agents that use the store, up to 20,000 characters.</summary>
    public string? Instructions { get; init; }

    /// <summary><c>private</c> or <c>workspace</c>.</summary>
    public string? Visibility { get; init; }

    /// <summary>The whole map of metadata, see <see cref="MetadataLimits"/>.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <inheritdoc/>
    public void Check()
    {
        TextLimits.Check("The name of a memory store", Name, 1, 255);
        TextLimits.Check("The description of a memory store", Description, 0, 10_000);
        TextLimits.Check("The instructions of a memory store", Instructions, 0, 20_000);
        MetadataLimits.Check(Metadata);
    }

    internal Dictionary<string, object?> ToBody()
    {
        Check();
        return JsonBody.CreateMembers(
            ("name", Name), ("description", Description), ("instructions", Instructions), ("visibility", Visibility), ("metadata", Metadata));
    }
}
