using System.Collections.ObjectModel;
using System.Text.Json;
using Mka1.Http;
using Mka1.Json;
using Mka1.Responses;

namespace Mka1.EvalRuns;

/// <summary>A run of an eval suite: its tasks with one or more models. Source: api-reference/evals/list-eval-runs.</summary>
public sealed class EvalRun : Mka1Object
{
    internal static readonly Resource<EvalRun> Resource = new("eval run", static json => new EvalRun(json), "id", "status");

    internal EvalRun(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The id, <c>eval_run_…</c>.</summary>
    public string Id => GetRequiredText("id");

    /// <summary>Always <c>eval.run</c>.</summary>
    public string? Object => GetText("object");

    /// <summary>The id of the suite.</summary>
    public string? SuiteId => GetText("suite_id");

    /// <summary>The number of the version of the suite.</summary>
    public long? SuiteVersion => GetInteger("suite_version");

    /// <summary>The id of the version of the suite.</summary>
    public string? SuiteVersionId => GetText("suite_version_id");

    /// <summary>The status, see <see cref="EvalRunStatus"/>.</summary>
    public string Status => GetRequiredText("status");

    /// <summary>The models that are measured.</summary>
    public IReadOnlyList<string> Models => GetTextList("models");

    /// <summary>The ids of the tasks that are run; empty for all.</summary>
    public IReadOnlyList<string> TaskIds => GetTextList("task_ids");

    /// <summary>The model that graders call; null for none.</summary>
    public string? JudgeModel => GetText("judge_model");

    /// <summary>The embedding model that graders call; null for none.</summary>
    public string? EmbeddingModel => GetText("embedding_model");

    /// <summary>How the models generate, by the JSON names.</summary>
    public ReadOnlyDictionary<string, object?>? Generation => GetMap("generation");

    /// <summary>How many samples there are, by result.</summary>
    public EvalRunCounts? RequestCounts => GetView("request_counts", static json => new EvalRunCounts(json));

    /// <summary>The metrics of the tasks; null until they have been computed. Their form is not documented.</summary>
    public object? Metrics => GetPlain("metrics");

    /// <summary>Why it failed; null if it did not.</summary>
    public ResponseError? Error => TryGet("error", out var error) && error.ValueKind is JsonValueKind.Object or JsonValueKind.String ? new ResponseError(error) : null;

    /// <summary>The ids of the files with its results.</summary>
    public IReadOnlyList<string> ArtifactFileIds => GetTextList("artifact_file_ids");

    /// <summary>The metadata.</summary>
    public ReadOnlyDictionary<string, string> Metadata => GetTextMap("metadata");

    /// <summary>The time of creation.</summary>
    public DateTimeOffset? CreatedAt => GetTime("created_at");

    /// <summary>The time of the start; null if it has not started.</summary>
    public DateTimeOffset? StartedAt => GetTime("started_at");

    /// <summary>The time at which it completed.</summary>
    public DateTimeOffset? CompletedAt => GetTime("completed_at");

    /// <summary>The time at which it was cancelled.</summary>
    public DateTimeOffset? CancelledAt => GetTime("cancelled_at");

    /// <summary>The time at which it failed.</summary>
    public DateTimeOffset? FailedAt => GetTime("failed_at");

    /// <inheritdoc cref="Resource{T}.Read(string)"/>
    public static EvalRun FromJson(string json) => Resource.Read(json);

    /// <summary>Returns the id, so that the object can be passed where its id is expected.</summary>
    public override string ToString() => Id;
}
