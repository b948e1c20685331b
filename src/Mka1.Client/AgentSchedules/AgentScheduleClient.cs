using Mka1.Agents;
using Mka1.Errors;
using Mka1.Http;
using Mka1.Lists;

namespace Mka1.AgentSchedules;

/// <summary>The schedules of agents. Every method throws a <see cref="Mka1Exception"/> if it fails. Source: api-reference/agent-schedules.</summary>
public sealed class AgentScheduleClient
{
    private readonly AgentClient _agents;

    internal AgentScheduleClient(AgentClient agents) => _agents = agents;

    /// <summary>The noun of these objects and the rule for their ids.</summary>
    public static ObjectKind Kind { get; } = new("schedule");

    /// <summary>Creates a schedule, which is active.</summary>
    /// <param name="agent">The agent's id.</param>
    /// <param name="options">The options, which need an input and a rule.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<AgentSchedule> CreateAsync(string agent, AgentScheduleOptions options, CancellationToken cancellationToken = default) =>
        Of(agent).CreateAsync((options ?? throw new ArgumentNullException(nameof(options))).ToNewBody(), cancellationToken);

    /// <summary>Reads a schedule. Method and path are inferred.</summary>
    /// <param name="agent">The agent's id.</param>
    /// <param name="id">The schedule's id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<AgentSchedule> GetAsync(string agent, string id, CancellationToken cancellationToken = default) => Of(agent).GetAsync(id, cancellationToken);

    /// <summary>Lists the schedules of an agent lazily.</summary>
    /// <param name="agent">The agent's id.</param>
    /// <param name="options">Order and start.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The schedules, one page per call.</returns>
    public IAsyncEnumerable<AgentSchedule> ListAsync(string agent, ListOptions? options = null, CancellationToken cancellationToken = default) =>
        Of(agent).ListAsync(options, cancellationToken);

    /// <summary>Changes a schedule.</summary>
    /// <param name="agent">The agent's id.</param>
    /// <param name="id">The schedule's id.</param>
    /// <param name="options">The changes.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<AgentSchedule> UpdateAsync(string agent, string id, AgentScheduleOptions options, CancellationToken cancellationToken = default) =>
        Of(agent).UpdateAsync(id, (options ?? throw new ArgumentNullException(nameof(options))).ToBody(), cancellationToken);

    /// <summary>Pauses a schedule, which no longer fires.</summary>
    /// <param name="agent">The agent's id.</param>
    /// <param name="id">The schedule's id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<AgentSchedule> PauseAsync(string agent, string id, CancellationToken cancellationToken = default) => Of(agent).ActAsync(id, "pause", null, cancellationToken);

    /// <summary>Resumes a paused schedule. Method and path are inferred.</summary>
    /// <param name="agent">The agent's id.</param>
    /// <param name="id">The schedule's id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<AgentSchedule> ResumeAsync(string agent, string id, CancellationToken cancellationToken = default) => Of(agent).ActAsync(id, "resume", null, cancellationToken);

    /// <summary>Deletes a schedule. Method and path are inferred.</summary>
    /// <param name="agent">The agent's id.</param>
    /// <param name="id">The schedule's id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The server's confirmation, or the deleted schedule as one.</returns>
    public Task<Deletion> DeleteAsync(string agent, string id, CancellationToken cancellationToken = default) => Of(agent).DeleteAsync(id, cancellationToken);

    private ResourceOperations<AgentSchedule> Of(string agent) => _agents.Operations.GetChild(agent, "schedules", Kind, AgentSchedule.For(agent));
}
