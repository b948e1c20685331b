using System.Collections.ObjectModel;
using System.Text.Json;
using Mka1.Http;
using Mka1.Json;
using Mka1.Responses;

namespace Mka1.EvalSamples;

/// <summary>A sample of an eval run: one row of a data set, with one model. Source: api-reference/evals/list-eval-samples.</summary>
public sealed class EvalSample : Mka1Object
{
    internal static readonly Resource<EvalSample> Resource = new("eval sample", static json => new EvalSample(json), "id");

    internal EvalSample(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The id.</summary>
    public string Id => GetRequiredText("id");

    /// <summary>The type of the object.</summary>
    public string? Object => GetText("object");

    /// <summary>The id of the run.</summary>
    public string? RunId => GetText("run_id");

    /// <summary>The id of the task.</summary>
    public string? TaskId => GetText("task_id");

    /// <summary>The model.</summary>
    public string? Model => GetText("model");

    /// <summary>The number of the row in the data set.</summary>
    public long? SampleIndex => GetInteger("sample_index");

    /// <summary>The status, see <see cref="EvalSampleStatus"/>; null if the server does not say.</summary>
    public string? Status => GetText("status");

    /// <summary>The row of the data set.</summary>
    public ReadOnlyDictionary<string, object?>? DatasetRow => GetMap("dataset_row");

    /// <summary>The prompt that the model got: text, or a list of messages.</summary>
    public object? Prompt => GetPlain("prompt");

    /// <summary>What was expected; null for none.</summary>
    public object? Target => GetPlain("target");

    /// <summary>The id of the response with the output; null until it exists.</summary>
    public string? ResponseId => GetText("response_id");

    /// <summary>What the model wrote; null until it has.</summary>
    public string? OutputText => GetText("output_text");

    /// <summary>The part of the output that is scored.</summary>
    public object? ExtractedOutput => GetPlain("extracted_output");

    /// <summary>The scores by metric.</summary>
    public ReadOnlyDictionary<string, object?>? Scores => GetMap("scores");

    /// <summary>What the judging model answered; null for none.</summary>
    public object? Judge => GetPlain("judge");

    /// <summary>Why it failed; null if it did not.</summary>
    public ResponseError? Error => TryGet("error", out var error) && (error.ValueKind == JsonValueKind.String || (error.ValueKind == JsonValueKind.Object && error.EnumerateObject().Any())) ? new ResponseError(error) : null;

    /// <summary>The time of creation.</summary>
    public DateTimeOffset? CreatedAt => GetTime("created_at");

    /// <summary>The time at which it began.</summary>
    public DateTimeOffset? StartedAt => GetTime("started_at");

    /// <summary>The time at which it finished.</summary>
    public DateTimeOffset? CompletedAt => GetTime("completed_at");

    /// <inheritdoc cref="Resource{T}.Read(string)"/>
    public static EvalSample FromJson(string json) => Resource.Read(json);

    /// <summary>Returns the id, so that the object can be passed where its id is expected.</summary>
    public override string ToString() => Id;
}
