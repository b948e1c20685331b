using Mka1.Errors;
using Mka1.Http;
using Mka1.Lists;

namespace Mka1.Agents;

/// <summary>Agents. Every method throws a <see cref="Mka1Exception"/> if it fails. Source: api-reference/agents.</summary>
public sealed class AgentClient
{
    internal AgentClient(Api api) => Operations = new(api, Kind, Agent.Resource, "/api/v1/agents");

    /// <summary>The noun of these objects and the rule for their ids.</summary>
    public static ObjectKind Kind { get; } = new("agent");

    /// <summary>The operations, from which those of runs and schedules are derived.</summary>
    internal ResourceOperations<Agent> Operations { get; }

    /// <summary>Creates an agent.</summary>
    /// <param name="options">The options, which need a name and a model.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The agent.</returns>
    /// <exception cref="Mka1InputException">The options are invalid, or there is no name or model.</exception>
    public Task<Agent> CreateAsync(AgentOptions options, CancellationToken cancellationToken = default)
    {
        if ((options ?? throw new ArgumentNullException(nameof(options))).Name is null || options.Model is null)
            throw new Mka1InputException("An agent needs a name and a model.");
        return Operations.CreateAsync(options.ToBody(), cancellationToken);
    }

    /// <inheritdoc cref="ResourceOperations{T}.GetAsync"/>
    public Task<Agent> GetAsync(string id, CancellationToken cancellationToken = default) => Operations.GetAsync(id, cancellationToken);

    /// <inheritdoc cref="ResourceOperations{T}.ListAsync"/>
    public IAsyncEnumerable<Agent> ListAsync(ListOptions? options = null, CancellationToken cancellationToken = default) =>
        Operations.ListAsync(options, cancellationToken);

    /// <summary>Changes an agent. Runs that have started keep what they started with.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="options">The changes.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The changed agent.</returns>
    public Task<Agent> UpdateAsync(string id, AgentOptions options, CancellationToken cancellationToken = default) =>
        Operations.UpdateAsync(id, (options ?? throw new ArgumentNullException(nameof(options))).ToBody(), cancellationToken);

    /// <inheritdoc cref="ResourceOperations{T}.DeleteAsync"/>
    public Task<Deletion> DeleteAsync(string id, CancellationToken cancellationToken = default) => Operations.DeleteAsync(id, cancellationToken);
}
