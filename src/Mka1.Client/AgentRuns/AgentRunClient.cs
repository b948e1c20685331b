using Mka1.Agents;
using Mka1.Errors;
using Mka1.Http;
using Mka1.Lists;
using Mka1.Responses;
using Mka1.Responses.Streaming;

namespace Mka1.AgentRuns;

/// <summary>The runs of agents. Every method throws a <see cref="Mka1Exception"/> if it fails. Source: api-reference/agent-runs.</summary>
public sealed class AgentRunClient
{
    private readonly Api _api;
    private readonly AgentClient _agents;
    private readonly ResponseClient _responses;

    internal AgentRunClient(Api api, AgentClient agents, ResponseClient responses)
    {
        _api = api;
        _agents = agents;
        _responses = responses;
    }

    /// <summary>The noun of these objects and the rule for their ids.</summary>
    public static ObjectKind Kind { get; } = new("run");

    /// <summary>Starts a run, which continues on the platform.</summary>
    /// <param name="agent">The agent's id.</param>
    /// <param name="options">The input and other options.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The run, which is queued.</returns>
    public Task<AgentRun> StartAsync(string agent, AgentRunOptions options, CancellationToken cancellationToken = default) =>
        Of(agent).CreateAsync((options ?? throw new ArgumentNullException(nameof(options))).ToBody(), cancellationToken);

    /// <summary>Reads a run.</summary>
    /// <param name="agent">The agent's id.</param>
    /// <param name="id">The run's id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<AgentRun> GetAsync(string agent, string id, CancellationToken cancellationToken = default) => Of(agent).GetAsync(id, cancellationToken);

    /// <summary>Lists the runs of an agent lazily.</summary>
    /// <param name="agent">The agent's id.</param>
    /// <param name="options">Order and start.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The runs, one page per call.</returns>
    public IAsyncEnumerable<AgentRun> ListAsync(string agent, ListOptions? options = null, CancellationToken cancellationToken = default) =>
        Of(agent).ListWithoutPrefetchAsync(options, cancellationToken);

    /// <summary>
    /// Reads the events of a run, which are those of its response: the further ones of a running run, the terminal one of a finished
    /// run. If the connection fails, the stream is resumed from the response.
    /// </summary>
    /// <param name="agent">The agent's id.</param>
    /// <param name="id">The run's id.</param>
    /// <param name="cancellationToken">Ends the stream; the run continues.</param>
    /// <returns>The events, each once and in order, the terminal one last.</returns>
    public IAsyncEnumerable<ResponseStreamEvent> StreamAsync(string agent, string id, CancellationToken cancellationToken = default)
    {
        var request = ApiRequest.Get(Of(agent).GetPath(id) + "/events", ResponseStream.Accept);
        return ResponseStream.ReadAsync(
            () => new ResponseStream(_responses, _api, request, include: null, async token => (await GetAsync(agent, id, token).ConfigureAwait(false)).ResponseId), cancellationToken);
    }

    private ResourceOperations<AgentRun> Of(string agent) => _agents.Operations.GetChild(agent, "runs", Kind, AgentRun.For(agent));
}
