using System.Collections;
using System.Management.Automation;
using Mka1.Http;
using Mka1.McpServers;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;

namespace Mka1.PowerShell.McpServers;

/// <summary>Creates an MCP server.</summary>
[Cmdlet(VerbsCommon.New, "Mka1McpServer", SupportsShouldProcess = true)]
[ApiOperation("llm.mcpVault.createServer")]
[OutputType(typeof(McpServer))]
public sealed class NewMcpServerCommand : CreateCommand<McpServer, McpServerOptions>
{
    /// <summary>The name.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [FreeText]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = string.Empty;

    /// <summary>The label of the server in calls.</summary>
    [Parameter(Mandatory = true)]
    [FreeText]
    [ValidateNotNullOrEmpty]
    public string ServerLabel { get; set; } = string.Empty;

    /// <summary>The URL.</summary>
    [Parameter(Mandatory = true)]
    [FreeText]
    [ValidateNotNullOrEmpty]
    public string ServerUrl { get; set; } = string.Empty;

    /// <summary>The description.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNullOrEmpty]
    public string? ServerDescription { get; set; }

    /// <summary>The names of the tools that may be used.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNullOrEmpty]
    public string[]? AllowedTool { get; set; }

    /// <summary>Whether calls need an approval.</summary>
    [Parameter]
    [ValidateSet("always", "never")]
    public string? RequireApproval { get; set; }

    /// <summary>The metadata.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNull]
    public IDictionary? Metadata { get; set; }

    private protected override ObjectKind Kind => McpServerClient.Kind;

    private protected override Task<McpServer> CreateAsync(McpServerOptions options) => Client.McpServers.CreateAsync(options, Cancellation);
}
