using Mka1.Json;

namespace Mka1.Prompts;

/// <summary>The members of a prompt that can be set; null for those that are not sent.</summary>
public sealed record PromptOptions : IOptions
{
    /// <summary>The name, of 1 to 255 characters.</summary>
    public string? Name { get; init; }

    /// <summary>The template of the first version, of 1 to 100,000 characters. An update cannot have one.</summary>
    public string? Template { get; init; }

    /// <summary>The description, up to 2,000 characters.</summary>
    public string? Description { get; init; }

    /// <summary>The metadata, see <see cref="MetadataLimits"/>.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <inheritdoc/>
    public void Check()
    {
        TextLimits.Check("The name of a prompt", Name, 1, 255);
        TextLimits.Check("The template of a prompt", Template, 1, 100_000);
        TextLimits.Check("The description of a prompt", Description, 0, 2000);
        MetadataLimits.Check(Metadata);
    }

    internal Dictionary<string, object?> ToBody()
    {
        Check();
        return JsonBody.CreateMembers(("name", Name), ("template", Template), ("description", Description), ("metadata", Metadata));
    }
}
