using System.Management.Automation;
using System.Security;
using Mka1.Http;
using Mka1.McpCredentials;
using Mka1.McpServers;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Languages;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.McpCredentials;

/// <summary>Creates credentials of MCP servers.</summary>
[Cmdlet(VerbsCommon.New, "Mka1McpCredential", SupportsShouldProcess = true)]
[ApiOperation("llm.mcpVault.createCredential")]
[OutputType(typeof(McpCredential))]
public sealed class NewMcpCredentialCommand : CreateChildCommand<McpCredential, McpCredentialOptions>
{
    /// <summary>The MCP servers.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("McpServerId", "ServerId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenMcpServerCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>The token, which is sent as a bearer token.</summary>
    [Parameter(Position = 1)]
    [FreeText]
    [SecretTransformation, ValidateNotNull]
    public SecureString? BearerToken { get; set; }

    /// <summary>The whole value of the header Authorization.</summary>
    [Parameter]
    [FreeText]
    [SecretTransformation, ValidateNotNull]
    public SecureString? Authorization { get; set; }

    /// <summary>The values of headers by their names.</summary>
    [Parameter]
    [FreeText]
    [SecretHeadersTransformation, ValidateNotNull]
    public Dictionary<string, SecureString>? Header { get; set; }

    /// <summary>How the credential is sent. The default is that of the secret.</summary>
    [Parameter]
    [ValidateSet(McpAuthType.Bearer, McpAuthType.Authorization, McpAuthType.Headers, McpAuthType.None)]
    public string? AuthType { get; set; }

    /// <summary>The name.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>When the credential expires.</summary>
    [Parameter]
    [FreeText]
    public DateTimeOffset? ExpiresAt { get; set; }

    private protected override ObjectKind Kind => McpServerClient.Kind;

    private protected override string Action => Messages.Get("DoCreateCredential");

    private protected override async Task<object?> FindAsync(string id) => await Client.McpServers.GetAsync(id, Cancellation);

    private protected override Task<McpCredential> CreateAsync(string parent, McpCredentialOptions options) => Client.McpCredentials.CreateAsync(parent, options, Cancellation);
}
