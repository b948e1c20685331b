using Mka1.Json;

namespace Mka1.MemoryEntries;

/// <summary>The members of a memory entry that can be set; null for those that stay as they are.</summary>
public sealed record MemoryEntryOptions : IOptions
{
    /// <summary>The path in the store, of 1 to 1,024 characters.</summary>
    public string? Path { get; init; }

    /// <summary>The text.</summary>
    public string? Content { get; init; }

    /// <summary>The whole map of metadata, see <see cref="MetadataLimits"/>.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <inheritdoc/>
    public void Check()
    {
        TextLimits.Check("The path of a memory entry", Path, 1, 1024);
        MetadataLimits.Check(Metadata);
    }

    internal Dictionary<string, object?> ToBody(string? ifMatch = null)
    {
        Check();
        return JsonBody.CreateMembers(("path", Path), ("content", Content), ("metadata", Metadata), ("if_match", ifMatch));
    }
}
