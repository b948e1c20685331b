using Mka1.Errors;
using Mka1.EvalRuns;
using Mka1.Http;
using Mka1.Lists;

namespace Mka1.EvalSamples;

/// <summary>The samples of eval runs. Every method throws a <see cref="Mka1Exception"/> if it fails. Source: api-reference/evals/list-eval-samples.</summary>
public sealed class EvalSampleClient
{
    private readonly EvalRunClient _runs;

    internal EvalSampleClient(EvalRunClient runs) => _runs = runs;

    /// <summary>The noun of these objects and the rule for their ids.</summary>
    public static ObjectKind Kind { get; } = new("eval sample");

    /// <summary>Lists the samples of a run lazily.</summary>
    /// <param name="run">The run's id.</param>
    /// <param name="filter">Which samples; null for all.</param>
    /// <param name="options">Where to start; this list cannot be ordered or read backwards.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The samples, one page of up to 500 per call.</returns>
    public IAsyncEnumerable<EvalSample> ListAsync(string run, EvalSampleFilter? filter = null, ListOptions? options = null, CancellationToken cancellationToken = default) =>
        _runs.Operations.GetChild(run, "samples", Kind, EvalSample.Resource, maximumPageSize: 500)
            .ListWithoutPrefetchAsync(options, cancellationToken, request => request.Query("task_id", filter?.TaskId).Query("model", filter?.Model).Query("status", filter?.Status));
}
