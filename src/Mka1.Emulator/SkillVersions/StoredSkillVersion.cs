using System.Globalization;
using System.Text.Json.Nodes;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Resources;
using Mka1.Emulator.Skills;
using Microsoft.Net.Http.Headers;

namespace Mka1.Emulator.SkillVersions;

/// <summary>A version of a skill, which does not change.</summary>
internal sealed class StoredSkillVersion(string skill, int number, SkillUpload files) : IResource
{
    private readonly long _createdAt = SimulatedClock.UnixNow;

    public static string Noun => "skill version";

    public string Id { get; } = StoredSkill.NewId("skver");

    public string Number { get; } = number.ToString(CultureInfo.InvariantCulture);

    public SkillUpload Files => files;

    // The framework answers ranges and conditions, and sets the length.
    public Task SendContentAsync(HttpContext context) => TypedResults.Bytes(
        files.Archive, "application/zip", $"{files.Name}-{Number}.zip", enableRangeProcessing: true, entityTag: new EntityTagHeaderValue($"\"{Id}\"")).ExecuteAsync(context);

    public byte[] Render() => Answer.Bytes(new JsonObject
    {
        ["id"] = Id,
        ["object"] = "skill.version",
        ["skill_id"] = skill,
        ["name"] = files.Name,
        ["description"] = files.Description,
        ["version"] = Number,
        ["created_at"] = _createdAt,
    });
}
