using Mka1.Http;
using Mka1.Lists;

namespace Mka1.McpServers;

/// <summary>MCP servers, without their credentials. Every method throws a <see cref="Errors.Mka1Exception"/> if it fails. Source: api-reference/mcp-vault.</summary>
public sealed class McpServerClient
{
    private readonly ResourceOperations<McpServer> _operations;

    internal McpServerClient(Api api) => _operations = new(api, Kind, McpServer.Resource, Api.LlmPath + "/mcp/servers");

    /// <summary>The noun of these objects and the rule for their ids.</summary>
    public static ObjectKind Kind { get; } = new("MCP server");

    /// <summary>Creates an MCP server. MKA1 does not document the path of this operation; it is that of the update.</summary>
    /// <param name="options">The options, with a name, a label and a URL.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The MCP server.</returns>
    public Task<McpServer> CreateAsync(McpServerOptions options, CancellationToken cancellationToken = default) =>
        _operations.CreateAsync((options ?? throw new ArgumentNullException(nameof(options))).ToBody(), cancellationToken);

    /// <summary>Reads an MCP server. MKA1 does not document this operation; its form is that of the other resources.</summary>
    /// <inheritdoc cref="ResourceOperations{T}.GetAsync"/>
    public Task<McpServer> GetAsync(string id, CancellationToken cancellationToken = default) => _operations.GetAsync(id, cancellationToken);

    /// <summary>Lists all MCP servers of the identity lazily. MKA1 does not document this operation; its form is that of the other resources.</summary>
    /// <param name="options">Where to start, and the order.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The MCP servers, one page of up to 100 per call.</returns>
    public IAsyncEnumerable<McpServer> ListAsync(ListOptions? options = null, CancellationToken cancellationToken = default) =>
        _operations.ListAsync(options, cancellationToken);

    /// <summary>Changes an MCP server.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="options">The changes.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The changed MCP server.</returns>
    public Task<McpServer> UpdateAsync(string id, McpServerOptions options, CancellationToken cancellationToken = default) =>
        _operations.UpdateAsync(id, (options ?? throw new ArgumentNullException(nameof(options))).ToBody(), cancellationToken);

    /// <summary>Deletes an MCP server. MKA1 does not document this operation; its form is that of the other resources.</summary>
    /// <inheritdoc cref="ResourceOperations{T}.DeleteAsync"/>
    public Task<Deletion> DeleteAsync(string id, CancellationToken cancellationToken = default) => _operations.DeleteAsync(id, cancellationToken);
}
