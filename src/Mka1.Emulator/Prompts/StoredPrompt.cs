using System.Text.Json.Nodes;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Resources;

namespace Mka1.Emulator.Prompts;

/// <summary>A prompt with one version. It does not change, because a rollback can only activate this version.</summary>
internal sealed class StoredPrompt : IMappedResource
{
    private const int Version = 1;
    private readonly byte[] _whole;
    private readonly byte[] _listed;

    private StoredPrompt(RequestBody body)
    {
        var now = DateTime.UtcNow;
        _ = body.Required("name");
        _ = body.Required("template");
        var members = new JsonObject
        {
            ["id"] = Id,
            ["object"] = "prompt",
            ["name"] = body.Text("name", 1, 255),
            ["description"] = body.Text("description", 0, 2000),
            ["active_version"] = Version,
            ["latest_version"] = Version,
            ["metadata"] = body.Metadata(),
            ["created_at"] = now,
            ["updated_at"] = now,
        };
        _listed = Answer.Bytes(members);
        // The form in which a create returns its version is not documented; here it is that of a get.
        members["template"] = body.Text("template", 1, 100_000);
        _whole = Answer.Bytes(members);
    }

    public static string Noun => "prompt";

    public string Id { get; } = Ids.New("prompt_");

    public static void Map(ResourceMap resources)
    {
        var prompts = resources.Add<StoredPrompt>("/prompts");
        prompts.Create(static body => new StoredPrompt(body), "name", "template", "description", "metadata");
        prompts.List(new ListRules("after", "limit", "order"));
        prompts.Get();
        prompts.Group.MapPost("/{id}/rollback", async context =>
        {
            var prompt = prompts.Find(context);
            CheckVersion((await context.ReadBodyAsync()).AllowOnly("version"));
            await Answer.JsonAsync(context, prompt.RenderInList());
        });
        prompts.Delete("prompt.deleted");
    }

    public byte[] Render() => _whole;

    public byte[] RenderInList() => _listed;

    private static void CheckVersion(RequestBody body)
    {
        double version = body.Number("version", 1, int.MaxValue, whole: true) ?? throw RequestBody.Missing("version");
        if (version != Version)
            throw ApiException.NotFound("prompt version", $"{version}");
    }
}
