using Mka1.Errors;
using Mka1.Json;

namespace Mka1.PromptVersions;

/// <summary>The members of a new version of a prompt.</summary>
public sealed record PromptVersionOptions : IOptions
{
    /// <summary>The template, of 1 to 100,000 characters.</summary>
    public string? Template { get; init; }

    /// <inheritdoc/>
    public void Check() => TextLimits.Check("The template of a prompt", Template, 1, 100_000);

    internal Dictionary<string, object?> ToBody()
    {
        Check();
        return JsonBody.CreateMembers(("template", Template ?? throw new Mka1InputException("A version of a prompt needs a template.")));
    }
}
