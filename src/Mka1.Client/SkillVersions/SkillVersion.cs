using System.Text.Json;
using Mka1.Http;
using Mka1.Json;

namespace Mka1.SkillVersions;

/// <summary>A version of a skill. It does not change. Source: api-reference/skills/retrieve-skill-version.</summary>
public sealed class SkillVersion : Mka1Object
{
    internal SkillVersion(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The id, <c>skver_…</c>.</summary>
    public string Id => GetRequiredText("id");

    /// <summary>Always <c>skill.version</c>.</summary>
    public string? Object => GetText("object");

    /// <summary>The id of the skill; that of the request if the server does not send it.</summary>
    public string? SkillId => GetText("skill_id") ?? RequestedSkill;

    /// <summary>The number as text, such as <c>1</c>, by which the version is read, saved and deleted.</summary>
    public string? Version => GetId("version");

    /// <summary>The name that the version gives the skill.</summary>
    public string? Name => GetText("name");

    /// <summary>The description that the version gives the skill.</summary>
    public string? Description => GetText("description");

    /// <summary>The time of creation.</summary>
    public DateTimeOffset? CreatedAt => GetTime("created_at");

    internal string? RequestedSkill { get; init; }

    /// <inheritdoc cref="Resource{T}.Read(string)"/>
    public static SkillVersion FromJson(string json) => For(null).Read(json);

    /// <summary>Returns the id, so that the object can be passed where its id is expected.</summary>
    public override string ToString() => Id;

    /// <summary>Gets the resource whose objects belong to a skill.</summary>
    internal static Resource<SkillVersion> For(string? skill) => new("skill version", json => new SkillVersion(json) { RequestedSkill = skill }, "id");
}
