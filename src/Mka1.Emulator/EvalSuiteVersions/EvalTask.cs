using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Mka1.Emulator.Gateway;

namespace Mka1.Emulator.EvalSuiteVersions;

/// <summary>A task of a manifest: rows of a data set, a prompt and a grader.</summary>
internal sealed partial class EvalTask
{
    private static readonly string[] Known =
    [
        "id", "name", "type", "dataset", "prompt_template", "target_template", "choices", "output_extraction", "metrics", "preprocess", "fewshot", "num_fewshot", "grader", "metadata",
    ];

    private readonly string _prompt;
    private readonly string? _target;
    private readonly int? _lines;

    /// <param name="json">The task.</param>
    /// <param name="path">Its place in the body, for error messages.</param>
    public EvalTask(JsonObject json, string path)
    {
        var task = new RequestBody(json, path + ".").AllowOnly(Known);
        Id = task.Required("id");
        if (!Name().IsMatch(Id))
            throw ApiException.Invalid($"Invalid '{path}.id': may have letters, digits, '_', '.' and '-'.", path + ".id");
        _ = task.Required("type");
        _prompt = task.Required("prompt_template");
        _target = task.Text("target_template");
        _ = task.Number("num_fewshot", 0, 100, whole: true);
        DataSet = new EvalDataSet(task.Part("dataset", "file_id", "format", "source", "path", "split", "max_rows") ?? throw RequestBody.Missing(path + ".dataset"), path + ".dataset");
        var grader = task.Part("grader", "type", "contract", "execution", "model_access", "metric_id", "source", "file_id", "timeout_seconds", "max_model_calls") ?? throw RequestBody.Missing(path + ".grader");
        RequestBody.OneOf(path + ".grader.type", grader.Required("type"), "python");
        RequestBody.OneOf(path + ".grader.contract", grader.Text("contract"), "sample", "batch", "model_backed");
        RequestBody.OneOf(path + ".grader.model_access", grader.Text("model_access"), "mka1", "none");
        _ = grader.Number("timeout_seconds", 1, 600, whole: true);
        _ = grader.Number("max_model_calls", 0, 500, whole: true);
        if ((grader.Text("source") is null) == (grader.Text("file_id") is null))
            throw ApiException.Invalid($"Invalid '{path}.grader': has either a source or a file_id.", path + ".grader");
        MetricId = grader.Text("metric_id") ?? "score";
        CallsModels = (grader.Text("model_access") ?? (grader.Text("contract") == "model_backed" ? "mka1" : "none")) == "mka1";
        _lines = (int?)task.Part("output_extraction", "type", "lines")?.Number("lines", 1, int.MaxValue, whole: true);
    }

    public string Id { get; }

    public EvalDataSet DataSet { get; }

    public string MetricId { get; }

    /// <summary>Whether the grader needs a judging model.</summary>
    public bool CallsModels { get; }

    public string WritePrompt(JsonObject row) => Fill(_prompt, row);

    public string? WriteTarget(JsonObject row) => _target is null ? null : Fill(_target, row);

    public string Extract(string output) => _lines is { } lines ? string.Join('\n', output.Split('\n').Take(lines)).Trim() : output.Trim();

    /// <summary>The grader of the emulator: 1 if the output contains the target, otherwise 0.</summary>
    public static double Score(string output, string? target) => target is null || output.Contains(target, StringComparison.OrdinalIgnoreCase) ? 1 : 0;

    private static string Fill(string template, JsonObject row) => Column().Replace(template, match => row[match.Groups[1].Value]?.ToString() ?? "");

    [GeneratedRegex(@"\{\{\s*([^{}\s]+)\s*\}\}")]
    private static partial Regex Column();

    [GeneratedRegex(@"^[A-Za-z0-9_.-]+$")]
    private static partial Regex Name();
}
