using System.Text.Json;
using System.Text.Json.Nodes;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.PromptVersions;
using Mka1.Emulator.Resources;

namespace Mka1.Emulator.Prompts;

/// <summary>A prompt with its versions, one of which is active.</summary>
internal sealed class StoredPrompt : IMappedResource
{
    private readonly Lock _lock = new();
    private readonly StoredMembers _members;
    private int _active;

    private StoredPrompt(RequestBody body)
    {
        var now = DateTime.UtcNow;
        _ = body.Required("name");
        _members = new(new JsonObject
        {
            ["id"] = Id,
            ["object"] = "prompt",
            ["name"] = null,
            ["description"] = null,
            ["active_version"] = null,
            ["latest_version"] = null,
            ["metadata"] = new JsonObject(),
            ["created_at"] = now,
            ["updated_at"] = now,
        });
        Change(body, now);
        AddVersion(ReadTemplate(body), now);
    }

    public static string Noun => "prompt";

    public string Id { get; } = Ids.New("prompt_");

    private ResourceStore<StoredPromptVersion> Versions { get; } = new(strictCursors: true);

    public static void Map(ResourceMap resources)
    {
        var prompts = resources.Add<StoredPrompt>("/prompts");
        prompts.Create(static body => new StoredPrompt(body), "name", "template", "description", "metadata");
        prompts.List(new ListRules("after", "limit", "order"));
        prompts.Group.MapGet("/{id}", context =>
        {
            var prompt = prompts.Find(context);
            var version = prompt.FindVersion(context.QueryText("version") is null ? null : context.QueryInt("version", 1, 1, int.MaxValue));
            return Answer.JsonAsync(context, prompt.RenderWith(version, ReadVariables(context.QueryText("variables"))));
        }).WithQuery("version", "variables");
        prompts.Update(static (prompt, body) => prompt.Change(body, DateTime.UtcNow), movesToEnd: false, "name", "description", "metadata");
        prompts.Group.MapPost("/{id}/rollback", async context =>
        {
            var prompt = prompts.Find(context);
            prompt.RollBack((await context.ReadBodyAsync()).AllowOnly("version"));
            await Answer.JsonAsync(context, prompt.RenderInList());
        });
        prompts.Delete("prompt.deleted");
        var versions = new ResourceRoutes<StoredPromptVersion>(prompts.Group.MapGroup("/{parent}/versions"), context => prompts.Find(context, "parent").Versions);
        versions.Group.MapPost("", async context =>
        {
            var prompt = prompts.Find(context, "parent");
            var template = ReadTemplate((await context.ReadBodyAsync()).AllowOnly("template"));
            await Answer.JsonAsync(context, prompt.AddVersion(template, DateTime.UtcNow).Render(), StatusCodes.Status201Created);
        });
        versions.List(new ListRules("after", "limit", "order"));
        versions.Group.MapGet("/{version}", context => Answer.JsonAsync(context, prompts.Find(context, "parent").FindVersion(ReadNumber(context.RouteId("version"))).Render()));
    }

    // The form in which a create returns its version is not documented; here it is that of a get.
    public byte[] Render() => RenderWith(FindVersion(null), null);

    public byte[] RenderInList() => _members.Render();

    private static string ReadTemplate(RequestBody body)
    {
        _ = body.Required("template");
        return body.Text("template", 1, 100_000)!;
    }

    private static int ReadNumber(string text) =>
        int.TryParse(text, out var number) ? number : throw ApiException.Invalid("Invalid 'version': must be an integer.", "version");

    private static JsonObject? ReadVariables(string? text)
    {
        try
        {
            return text is null ? null : JsonNode.Parse(text) as JsonObject ?? throw ApiException.Invalid("Invalid 'variables': must be a JSON object.", "variables");
        }
        catch (JsonException)
        {
            throw ApiException.Invalid("Invalid 'variables': must be JSON.", "variables");
        }
    }

    private byte[] RenderWith(StoredPromptVersion version, JsonObject? variables)
    {
        var whole = JsonNode.Parse(_members.Render())!.AsObject();
        whole["template"] = version.Template;
        if (variables is not null)
            whole["rendered_template"] = version.Fill(variables);
        return Answer.Bytes(whole);
    }

    private StoredPromptVersion FindVersion(int? number)
    {
        lock (_lock)
            return Versions.Newest().FirstOrDefault(version => version.Number == (number ?? _active)) ?? throw ApiException.NotFound(StoredPromptVersion.Noun, $"{number}");
    }

    private StoredPromptVersion AddVersion(string template, DateTime now)
    {
        lock (_lock)
        {
            var version = new StoredPromptVersion(Id, Versions.Count + 1, template);
            Versions.Add(version);
            _active = version.Number;
            _members.Set(("active_version", _active), ("latest_version", _active), ("updated_at", now));
            return version;
        }
    }

    private void RollBack(RequestBody body)
    {
        var number = (int)(body.Number("version", 1, int.MaxValue, whole: true) ?? throw RequestBody.Missing("version"));
        lock (_lock)
        {
            _active = FindVersion(number).Number;
            _members.Set(("active_version", _active), ("updated_at", DateTime.UtcNow));
        }
    }

    private void Change(RequestBody body, DateTime now) => _members.Set(
        ("name", body.Text("name", 1, 255)), ("description", body.Text("description", 0, 2000)), ("metadata", body.OptionalMetadata()), ("updated_at", now));
}
