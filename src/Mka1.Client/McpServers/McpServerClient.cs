using Mka1.Http;
using Mka1.Lists;

namespace Mka1.McpServers;

/// <summary>MCP servers. Every method throws a <see cref="Errors.Mka1Exception"/> if it fails. Source: api-reference/mcp-vault.</summary>
public sealed class McpServerClient
{
    private readonly Api _api;

    internal McpServerClient(Api api)
    {
        _api = api;
        Operations = new(api, Kind, McpServer.Resource, Api.LlmPath + "/mcp/servers");
    }

    /// <summary>The noun of these objects and the rule for their ids.</summary>
    public static ObjectKind Kind { get; } = new("MCP server");

    internal ResourceOperations<McpServer> Operations { get; }

    /// <summary>Creates an MCP server. MKA1 does not document the path of this operation; it is that of the update.</summary>
    /// <param name="options">The options, with a name, a label and a URL.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The MCP server.</returns>
    public Task<McpServer> CreateAsync(McpServerOptions options, CancellationToken cancellationToken = default) =>
        Operations.CreateAsync((options ?? throw new ArgumentNullException(nameof(options))).ToBody(), cancellationToken);

    /// <summary>Reads an MCP server. MKA1 does not document this operation; its form is that of the other resources.</summary>
    /// <inheritdoc cref="ResourceOperations{T}.GetAsync"/>
    public Task<McpServer> GetAsync(string id, CancellationToken cancellationToken = default) => Operations.GetAsync(id, cancellationToken);

    /// <summary>Lists all MCP servers of the identity lazily. MKA1 does not document this operation; its form is that of the other resources.</summary>
    /// <param name="options">Where to start, and the order.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The MCP servers, one page of up to 100 per call.</returns>
    public IAsyncEnumerable<McpServer> ListAsync(ListOptions? options = null, CancellationToken cancellationToken = default) =>
        Operations.ListAsync(options, cancellationToken);

    /// <summary>Changes an MCP server.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="options">The changes.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The changed MCP server.</returns>
    public Task<McpServer> UpdateAsync(string id, McpServerOptions options, CancellationToken cancellationToken = default) =>
        Operations.UpdateAsync(id, (options ?? throw new ArgumentNullException(nameof(options))).ToBody(), cancellationToken);

    /// <summary>Lets the platform connect to an MCP server with the credential of the identity.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The result, also if the MCP server cannot be reached.</returns>
    public Task<McpServerTest> TestAsync(string id, CancellationToken cancellationToken = default) =>
        _api.SendAsync(
            ApiRequest.Post(Operations.GetPath(id) + "/test", idempotent: true, body: null),
            async answer =>
            {
                var json = await answer.ReadJsonAsync().ConfigureAwait(false);
                var test = _api.Read(McpServerTest.For(id), json, answer);
                return test.Connected is null ? throw answer.CreateProtocolException("is not the result of a test: it has no 'connected'", json.GetRawText()) : test;
            },
            cancellationToken);

    /// <summary>Deletes an MCP server. MKA1 does not document this operation; its form is that of the other resources.</summary>
    /// <inheritdoc cref="ResourceOperations{T}.DeleteAsync"/>
    public Task<Deletion> DeleteAsync(string id, CancellationToken cancellationToken = default) => Operations.DeleteAsync(id, cancellationToken);
}
