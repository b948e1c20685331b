using Mka1.Errors;
using Mka1.Json;

namespace Mka1.Skills;

/// <summary>The members of a skill that can be changed; null for those that are not sent.</summary>
public sealed record SkillOptions : IOptions
{
    /// <summary>The version that is used if none is named.</summary>
    public string? DefaultVersion { get; init; }

    /// <inheritdoc/>
    public void Check()
    {
        if (DefaultVersion is not null && string.IsNullOrWhiteSpace(DefaultVersion))
            throw new Mka1InputException("The default version of a skill must not be empty.");
    }

    internal Dictionary<string, object?> ToBody()
    {
        Check();
        return JsonBody.CreateMembers(("default_version", DefaultVersion));
    }
}
