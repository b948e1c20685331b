using System.Text.Json.Nodes;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Resources;
using Mka1.Emulator.SkillVersions;

namespace Mka1.Emulator.Skills;

/// <summary>A skill with its versions, one of which is the default.</summary>
internal sealed class StoredSkill : IMappedResource
{
    private readonly Lock _lock = new();
    private readonly long _createdAt = SimulatedClock.UnixNow;
    private StoredSkillVersion _default;
    private int _count;

    private StoredSkill(SkillUpload files) => _default = AddVersion(files);

    public static string Noun => "skill";

    public string Id { get; } = NewId("skill");

    private ResourceStore<StoredSkillVersion> Versions { get; } = new(strictCursors: false);

    public static string NewId(string prefix) => $"{prefix}_{DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()}_{Guid.NewGuid().ToString("N")[..16]}";

    public static void Map(ResourceMap resources)
    {
        var skills = resources.Add<StoredSkill>("/skills");
        skills.Create(async context => new StoredSkill(await SkillUpload.ReadAsync(context)));
        skills.List(new ListRules("after", "limit", "order"));
        skills.Get();
        skills.Update(static (skill, body) => skill.SetDefault(body.Required("default_version")), movesToEnd: false, "default_version");
        skills.Delete("skill.deleted");
        skills.Group.MapGet("/{id}/content", context => skills.Find(context).FindVersion(null).SendContentAsync(context));

        var versions = new ResourceRoutes<StoredSkillVersion>(skills.Group.MapGroup("/{parent}/versions"), context => skills.Find(context, "parent").Versions);
        versions.Group.MapPost("", async context =>
        {
            var skill = skills.Find(context, "parent");
            await Answer.JsonAsync(context, skill.AddVersion(await SkillUpload.ReadAsync(context)).Render());
        });
        versions.List(new ListRules("after", "limit", "order"));
        versions.Group.MapGet("/{version}", context => Answer.JsonAsync(context, Version(context).Render()));
        versions.Group.MapGet("/{version}/content", context => Version(context).SendContentAsync(context));
        versions.Group.MapDelete("/{version}", context =>
        {
            var removed = skills.Find(context, "parent").RemoveVersion(context.RouteId("version"));
            return Answer.JsonAsync(context, new JsonObject { ["id"] = removed.Id, ["object"] = "skill.version.deleted", ["deleted"] = true, ["version"] = removed.Number });
        });

        StoredSkillVersion Version(HttpContext context) => skills.Find(context, "parent").FindVersion(context.RouteId("version"));
    }

    public byte[] Render()
    {
        lock (_lock)
        {
            return Answer.Bytes(new JsonObject
            {
                ["id"] = Id,
                ["object"] = "skill",
                ["name"] = _default.Files.Name,
                ["description"] = _default.Files.Description,
                ["default_version"] = _default.Number,
                ["latest_version"] = Versions.Newest()[0].Number,
                ["created_at"] = _createdAt,
            });
        }
    }

    private StoredSkillVersion FindVersion(string? number)
    {
        lock (_lock)
            return number is null ? _default : Versions.Newest().FirstOrDefault(version => version.Number == number) ?? throw ApiException.NotFound(StoredSkillVersion.Noun, number);
    }

    private StoredSkillVersion AddVersion(SkillUpload files)
    {
        lock (_lock)
        {
            // The number of a deleted version does not come again.
            var version = new StoredSkillVersion(Id, ++_count, files);
            Versions.Add(version);
            return version;
        }
    }

    private StoredSkillVersion RemoveVersion(string number)
    {
        lock (_lock)
        {
            var version = FindVersion(number);
            return version != _default ? Versions.Remove(version.Id)
                : throw new ApiException(409, $"Version '{number}' is the default version of skill '{Id}'. Make another one the default first.", null, "default_version");
        }
    }

    private void SetDefault(string number)
    {
        lock (_lock)
            _default = Versions.Newest().FirstOrDefault(version => version.Number == number) ?? throw ApiException.Invalid($"Invalid 'default_version': skill '{Id}' has no version '{number}'.", "default_version");
    }
}
