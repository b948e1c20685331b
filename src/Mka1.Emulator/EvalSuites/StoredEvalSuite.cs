using System.Text.Json.Nodes;
using Mka1.Emulator.EvalSuiteVersions;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Resources;

namespace Mka1.Emulator.EvalSuites;

/// <summary>An eval suite with its versions. A create without a manifest makes one without versions, because the documentation does not require it.</summary>
internal sealed class StoredEvalSuite : IMappedResource
{
    private readonly Lock _lock = new();
    private readonly StoredMembers _members;
    private int _active;

    private StoredEvalSuite(RequestBody body)
    {
        var now = SimulatedClock.UnixNow;
        _ = body.Required("name");
        _members = new(new JsonObject
        {
            ["id"] = Id,
            ["object"] = "eval.suite",
            ["name"] = body.Text("name", 1, 255),
            ["description"] = body.Text("description", 0, 10_000),
            ["active_version"] = null,
            ["latest_version"] = null,
            ["metadata"] = body.Metadata(),
            ["created_at"] = now,
            ["updated_at"] = now,
        });
        if (body.Object("manifest") is not null)
            AddVersion(body, [], active: true);
    }

    public static string Noun => "eval suite";

    public string Id { get; } = Ids.New("eval_suite_");

    public ResourceStore<StoredEvalSuiteVersion> Versions { get; } = new(strictCursors: true);

    public static void Map(ResourceMap resources)
    {
        var suites = resources.Add<StoredEvalSuite>("/evals/suites");
        suites.Create(static body => new StoredEvalSuite(body), "name", "description", "manifest", "metadata");
        suites.List(new ListRules("after", "limit"));
        suites.Get();
        suites.Delete("eval.suite.deleted");
        var versions = new ResourceRoutes<StoredEvalSuiteVersion>(suites.Group.MapGroup("/{parent}/versions"), context => suites.Find(context, "parent").Versions);
        versions.Group.MapPost("", async context =>
        {
            var suite = suites.Find(context, "parent");
            var body = (await context.ReadBodyAsync()).AllowOnly("manifest", "metadata", "make_active");
            await Answer.JsonAsync(context, suite.AddVersion(body, body.Metadata(), body.Boolean("make_active", false)).Render());
        });
        versions.List(new ListRules("after", "limit"));
        versions.Group.MapGet("/{id}", context => Answer.JsonAsync(context, suites.Find(context, "parent").GetVersion(context.RouteId()).Render()));
    }

    public byte[] Render() => _members.Render();

    /// <summary>The version with a number; the active one without.</summary>
    public StoredEvalSuiteVersion GetVersion(string? number)
    {
        lock (_lock)
        {
            if (number is null && _active == 0)
                throw ApiException.Invalid("The suite has no active version.", "suite_id");
            return Versions.Read(new PageRequest(null, null, int.MaxValue, false)).Data.FirstOrDefault(version => $"{version.Number}" == (number ?? $"{_active}"))
                ?? throw ApiException.NotFound(StoredEvalSuiteVersion.Noun, number!);
        }
    }

    private StoredEvalSuiteVersion AddVersion(RequestBody body, JsonObject metadata, bool active)
    {
        lock (_lock)
        {
            var version = new StoredEvalSuiteVersion(Id, Versions.Count + 1, body, metadata);
            Versions.Add(version);
            // The first version of a suite is its active one.
            if (active || _active == 0)
                _active = version.Number;
            _members.Set(("active_version", _active), ("latest_version", version.Number), ("updated_at", SimulatedClock.UnixNow));
            return version;
        }
    }
}
