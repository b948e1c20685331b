using System.Text.Json.Nodes;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Resources;

namespace Mka1.Emulator.EvalSuites;

/// <summary>An eval suite with at most one version. It does not change, because it has no update.</summary>
internal sealed class StoredEvalSuite : IMappedResource
{
    private readonly byte[] _json;

    private StoredEvalSuite(RequestBody body)
    {
        var now = SimulatedClock.UnixNow;
        _ = body.Required("name");
        // It is not documented whether a create needs a manifest; here a suite without one has no version.
        int? version = HasManifest(body) ? 1 : null;
        _json = Answer.Bytes(new JsonObject
        {
            ["id"] = Id,
            ["object"] = "eval.suite",
            ["name"] = body.Text("name", 1, 255),
            ["description"] = body.Text("description", 0, 10_000),
            ["active_version"] = version,
            ["latest_version"] = version,
            ["metadata"] = body.Metadata(),
            ["created_at"] = now,
            ["updated_at"] = now,
        });
    }

    public static string Noun => "eval suite";

    public string Id { get; } = Ids.New("eval_suite_");

    public static void Map(ResourceMap resources)
    {
        var suites = resources.Add<StoredEvalSuite>("/evals/suites");
        suites.Create(static body => new StoredEvalSuite(body), "name", "description", "manifest", "metadata");
        suites.List(new ListRules("after", "limit"));
        suites.Get();
        suites.Delete("eval.suite.deleted");
    }

    public byte[] Render() => _json;

    private static bool HasManifest(RequestBody body)
    {
        if (body.Part("manifest", "schema_version", "tasks", "metadata") is not { } manifest)
            return false;
        _ = manifest.Required("schema_version");
        _ = manifest.Object("metadata");
        if (manifest.Array("tasks").Count is 0 or > 100)
            throw ApiException.Invalid("Invalid 'manifest.tasks': must have 1 to 100 tasks.", "manifest.tasks");
        return true;
    }
}
