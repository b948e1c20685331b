using System.Text.Json.Nodes;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Resources;

namespace Mka1.Emulator.EvalSuiteVersions;

/// <summary>A version of an eval suite, which does not change.</summary>
internal sealed class StoredEvalSuiteVersion : IResource
{
    private readonly byte[] _json;

    /// <param name="suite">The id of the suite.</param>
    /// <param name="number">The number of the version.</param>
    /// <param name="body">Has the manifest.</param>
    /// <param name="metadata">The metadata of the version.</param>
    public StoredEvalSuiteVersion(string suite, int number, RequestBody body, JsonObject metadata)
    {
        var manifest = body.Part("manifest", "schema_version", "tasks", "metadata") ?? throw RequestBody.Missing("manifest");
        _ = manifest.Required("schema_version");
        _ = manifest.Object("metadata");
        var tasks = manifest.Array("tasks");
        if (tasks.Count is 0 or > 100)
            throw ApiException.Invalid("Invalid 'manifest.tasks': must have 1 to 100 tasks.", "manifest.tasks");
        Number = number;
        Tasks = [.. tasks.Select(static (task, index) => new EvalTask(task as JsonObject ?? throw RequestBody.WrongType($"manifest.tasks[{index}]", "an object"), $"manifest.tasks[{index}]"))];
        if (Tasks.DistinctBy(static task => task.Id).Count() < Tasks.Count)
            throw ApiException.Invalid("Invalid 'manifest.tasks': two tasks have the same id.", "manifest.tasks");
        _json = Answer.Bytes(new JsonObject
        {
            ["id"] = Id,
            ["object"] = "eval.suite.version",
            ["suite_id"] = suite,
            ["version"] = number,
            ["manifest"] = body.Copy("manifest"),
            ["dataset_file_ids"] = new JsonArray([.. Tasks.Select(static task => task.DataSet.FileId).OfType<string>().Distinct().Select(static id => (JsonNode)id)]),
            ["metadata"] = metadata,
            ["created_at"] = SimulatedClock.UnixNow,
        });
    }

    public static string Noun => "eval suite version";

    public string Id { get; } = Ids.New("eval_sver_");

    public int Number { get; }

    public IReadOnlyList<EvalTask> Tasks { get; }

    public byte[] Render() => _json;
}
