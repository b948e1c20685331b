using Mka1.Errors;
using Mka1.EvalSuites;
using Mka1.Http;
using Mka1.Lists;

namespace Mka1.EvalSchedules;

/// <summary>Schedules of eval suites. Every method throws a <see cref="Mka1Exception"/> if it fails. Source: api-reference/evals.</summary>
public sealed class EvalScheduleClient
{
    private readonly ResourceOperations<EvalSchedule> _operations;

    internal EvalScheduleClient(Api api) => _operations = new(api, Kind, EvalSchedule.Resource, Api.LlmPath + "/evals/schedules");

    /// <summary>The noun of these objects and the rule for their ids.</summary>
    public static ObjectKind Kind { get; } = new("eval schedule");

    /// <summary>Creates a schedule.</summary>
    /// <param name="suite">The suite's id.</param>
    /// <param name="options">The options, which need a name, models, and a cron expression or an interval.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<EvalSchedule> CreateAsync(string suite, EvalScheduleOptions options, CancellationToken cancellationToken = default) =>
        _operations.CreateAsync((options ?? throw new ArgumentNullException(nameof(options))).ToNewBody(EvalSuiteClient.Kind.CheckId(suite)), cancellationToken, options.Secrets);

    /// <summary>Reads a schedule.</summary>
    /// <inheritdoc cref="ResourceOperations{T}.GetAsync"/>
    public Task<EvalSchedule> GetAsync(string id, CancellationToken cancellationToken = default) => _operations.GetAsync(id, cancellationToken);

    /// <summary>Lists the schedules of the identity lazily.</summary>
    /// <param name="suite">The id of a suite, to list only its schedules; null for all.</param>
    /// <param name="enabled">Whether to list those that fire or those that do not; null for all.</param>
    /// <param name="options">Where to start; this list cannot be ordered or read backwards.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The schedules, one page of up to 100 per call.</returns>
    public IAsyncEnumerable<EvalSchedule> ListAsync(string? suite = null, bool? enabled = null, ListOptions? options = null, CancellationToken cancellationToken = default) =>
        _operations.ListAsync(
            options,
            cancellationToken,
            request => request.Query("suite_id", suite is null ? null : EvalSuiteClient.Kind.CheckId(suite)).Query("enabled", enabled switch { null => null, true => "true", _ => "false" }));

    /// <summary>Changes a schedule. MKA1 does not document method and path; they are those of the other resources.</summary>
    /// <param name="id">The schedule's id.</param>
    /// <param name="options">The changes.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<EvalSchedule> UpdateAsync(string id, EvalScheduleOptions options, CancellationToken cancellationToken = default) =>
        _operations.UpdateAsync(id, (options ?? throw new ArgumentNullException(nameof(options))).ToBody(), cancellationToken, secrets: options.Secrets);

    /// <summary>Pauses a schedule, which no longer fires. MKA1 does not document method and path; they are those of schedules of agents.</summary>
    /// <param name="id">The schedule's id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<EvalSchedule> PauseAsync(string id, CancellationToken cancellationToken = default) => _operations.ActAsync(id, "pause", null, cancellationToken);

    /// <summary>Deletes a schedule. MKA1 does not document this operation; its form is that of the other resources.</summary>
    /// <inheritdoc cref="ResourceOperations{T}.DeleteAsync"/>
    public Task<Deletion> DeleteAsync(string id, CancellationToken cancellationToken = default) => _operations.DeleteAsync(id, cancellationToken);
}
