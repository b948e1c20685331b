using Mka1.Errors;
using Mka1.Http;
using Mka1.Lists;
using Mka1.McpServers;

namespace Mka1.McpCredentials;

/// <summary>The credentials of MCP servers. Every method throws a <see cref="Mka1Exception"/> if it fails. Source: api-reference/mcp-vault.</summary>
public sealed class McpCredentialClient
{
    private const int NotFound = 404;
    private readonly McpServerClient _servers;

    internal McpCredentialClient(McpServerClient servers) => _servers = servers;

    /// <summary>The noun of these objects and the rule for their ids.</summary>
    public static ObjectKind Kind { get; } = new("MCP credential");

    /// <summary>Creates a credential. Messages of errors and the log do not contain its secret.</summary>
    /// <param name="server">The id of the MCP server.</param>
    /// <param name="options">The options, with a secret.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<McpCredential> CreateAsync(string server, McpCredentialOptions options, CancellationToken cancellationToken = default) =>
        Of(server).CreateAsync((options ?? throw new ArgumentNullException(nameof(options))).ToBody(), cancellationToken, options.Secrets);

    /// <summary>Finds a credential in the list, because MKA1 has no operation that reads one.</summary>
    /// <param name="server">The id of the MCP server.</param>
    /// <param name="id">The credential's id.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <exception cref="Mka1ApiException">The list does not contain it.</exception>
    public async Task<McpCredential> GetAsync(string server, string id, CancellationToken cancellationToken = default)
    {
        Kind.CheckId(id);
        await foreach (var credential in ListAsync(server, null, cancellationToken).ConfigureAwait(false))
        {
            if (credential.Id == id)
                return credential;
        }
        throw new Mka1ApiException($"The MCP server '{server}' has no credential '{id}'.", NotFound, new ErrorBody(string.Empty, null, null, null, string.Empty));
    }

    /// <summary>Lists the credentials of an MCP server lazily. MKA1 does not document this operation; its form is that of the other resources.</summary>
    /// <param name="server">The id of the MCP server.</param>
    /// <param name="options">Order and start.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The credentials, one page of up to 100 per call.</returns>
    public IAsyncEnumerable<McpCredential> ListAsync(string server, ListOptions? options = null, CancellationToken cancellationToken = default) =>
        Of(server).ListAsync(options, cancellationToken);

    /// <summary>Deletes a credential. MKA1 does not document this operation; its form is that of the other resources.</summary>
    /// <param name="server">The id of the MCP server.</param>
    /// <param name="id">The credential's id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The server's confirmation, or the revoked credential as one.</returns>
    public Task<Deletion> DeleteAsync(string server, string id, CancellationToken cancellationToken = default) => Of(server).DeleteAsync(id, cancellationToken);

    private ResourceOperations<McpCredential> Of(string server) => _servers.Operations.GetChild(server, "credentials", Kind, McpCredential.For(server));
}
