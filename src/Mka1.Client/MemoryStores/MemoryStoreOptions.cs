using Mka1.Errors;
using Mka1.Json;

namespace Mka1.MemoryStores;

/// <summary>The members of a memory store that can be set; null for those that stay as they are.</summary>
public sealed record MemoryStoreOptions
{
    private const int MaximumNameLength = 255;
    private const int MaximumDescriptionLength = 10_000;
    private const int MaximumInstructionsLength = 20_000;

    /// <summary>The name, of 1 to 255 characters.</summary>
    public string? Name { get; init; }

    /// <summary>What the store holds, up to 10,000 characters.</summary>
    public string? Description { get; init; }

    /// <summary>How an agent is to use the store, up to 20,000 characters.</summary>
    public string? Instructions { get; init; }

    /// <summary><c>private</c> or <c>workspace</c>.</summary>
    public string? Visibility { get; init; }

    /// <summary>The whole map of metadata, see <see cref="MetadataLimits"/>.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <summary>Validates the options before anything is sent.</summary>
    /// <exception cref="Mka1InputException">A text is empty or too long, or the metadata exceeds its limits.</exception>
    public void Check()
    {
        if (Name is { Length: 0 })
            throw new Mka1InputException("The name of a memory store must not be empty.");
        CheckLength("name", Name, MaximumNameLength);
        CheckLength("description", Description, MaximumDescriptionLength);
        CheckLength("instructions", Instructions, MaximumInstructionsLength);
        MetadataLimits.Check(Metadata);
    }

    internal Dictionary<string, object?> ToBody()
    {
        Check();
        return JsonBody.CreateMembers(
            ("name", Name), ("description", Description), ("instructions", Instructions), ("visibility", Visibility), ("metadata", Metadata));
    }

    private static void CheckLength(string member, string? text, int maximum)
    {
        if (text?.Length > maximum)
            throw new Mka1InputException($"The {member} of a memory store can have at most {maximum} characters; this has {text.Length}.");
    }
}
