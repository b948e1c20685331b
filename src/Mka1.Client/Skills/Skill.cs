using System.Text.Json;
using Mka1.Http;
using Mka1.Json;

namespace Mka1.Skills;

/// <summary>A skill: instructions and files for agents, in versions, one of which is the default. Source: api-reference/skills/retrieve-skill.</summary>
public sealed class Skill : Mka1Object
{
    internal static readonly Resource<Skill> Resource = new("skill", static json => new Skill(json), "id");

    internal Skill(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The id, <c>skill_…</c>.</summary>
    public string Id => GetRequiredText("id");

    /// <summary>Always <c>skill</c>.</summary>
    public string? Object => GetText("object");

    /// <summary>The name.</summary>
    public string? Name => GetText("name");

    /// <summary>The description, which says when to use the skill.</summary>
    public string? Description => GetText("description");

    /// <summary>The version that is used if none is named.</summary>
    public string? DefaultVersion => GetId("default_version");

    /// <summary>The newest version.</summary>
    public string? LatestVersion => GetId("latest_version");

    /// <summary>The time of creation.</summary>
    public DateTimeOffset? CreatedAt => GetTime("created_at");

    /// <inheritdoc cref="Resource{T}.Read(string)"/>
    public static Skill FromJson(string json) => Resource.Read(json);

    /// <summary>Returns the id, so that the object can be passed where its id is expected.</summary>
    public override string ToString() => Id;
}
