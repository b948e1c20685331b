using Mka1.Errors;
using Mka1.EvalSuites;
using Mka1.Http;
using Mka1.Lists;

namespace Mka1.EvalRuns;

/// <summary>Runs of eval suites. Every method throws a <see cref="Mka1Exception"/> if it fails. Source: api-reference/evals.</summary>
public sealed class EvalRunClient
{
    internal EvalRunClient(Api api) => Operations = new(api, Kind, EvalRun.Resource, Api.LlmPath + "/evals/runs");

    /// <summary>The noun of these objects and the rule for their ids.</summary>
    public static ObjectKind Kind { get; } = new("eval run");

    /// <summary>The operations on runs, which those below a run use.</summary>
    internal ResourceOperations<EvalRun> Operations { get; }

    /// <summary>Starts a run, which continues on the platform.</summary>
    /// <param name="suite">The suite's id.</param>
    /// <param name="options">The models and other options.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The run, which is queued.</returns>
    public Task<EvalRun> StartAsync(string suite, EvalRunOptions options, CancellationToken cancellationToken = default) =>
        Operations.CreateAsync((options ?? throw new ArgumentNullException(nameof(options))).ToBody(EvalSuiteClient.Kind.CheckId(suite)), cancellationToken);

    /// <summary>Reads a run. MKA1 does not document this operation; its form is that of the other resources.</summary>
    /// <inheritdoc cref="ResourceOperations{T}.GetAsync"/>
    public Task<EvalRun> GetAsync(string id, CancellationToken cancellationToken = default) => Operations.GetAsync(id, cancellationToken);

    /// <summary>Lists the runs of the identity lazily.</summary>
    /// <param name="suite">The id of a suite, to list only its runs; null for all.</param>
    /// <param name="status">A status, to list only runs that have it; null for all.</param>
    /// <param name="options">Where to start; this list cannot be ordered or read backwards.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The runs, one page of up to 100 per call.</returns>
    public IAsyncEnumerable<EvalRun> ListAsync(string? suite = null, string? status = null, ListOptions? options = null, CancellationToken cancellationToken = default) =>
        Operations.ListAsync(options, cancellationToken, request => request.Query("suite_id", suite is null ? null : EvalSuiteClient.Kind.CheckId(suite)).Query("status", status));

    /// <summary>Cancels a run. MKA1 does not document this operation; its form is that of the other resources.</summary>
    /// <inheritdoc cref="ResourceOperations{T}.CancelAsync"/>
    public Task<EvalRun> CancelAsync(string id, CancellationToken cancellationToken = default) => Operations.CancelAsync(id, cancellationToken);

    /// <summary>Runs the failed samples of a run again. The request is not retried if it may have been carried out.</summary>
    /// <param name="id">The run's id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The run that has them.</returns>
    public Task<EvalRun> RerunFailedSamplesAsync(string id, CancellationToken cancellationToken = default) => Operations.ActAsync(id, "rerun-failed", null, cancellationToken, idempotent: false);

    /// <summary>Continues a failed or cancelled run in place. The request is not retried if it may have been carried out.</summary>
    /// <param name="id">The run's id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<EvalRun> RetryAsync(string id, CancellationToken cancellationToken = default) => Operations.ActAsync(id, "retry", null, cancellationToken, idempotent: false);

    /// <summary>Deletes a run. MKA1 does not document this operation; its form is that of the other resources.</summary>
    /// <inheritdoc cref="ResourceOperations{T}.DeleteAsync"/>
    public Task<Deletion> DeleteAsync(string id, CancellationToken cancellationToken = default) => Operations.DeleteAsync(id, cancellationToken);
}
