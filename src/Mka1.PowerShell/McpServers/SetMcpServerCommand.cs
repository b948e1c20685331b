using System.Collections;
using System.Management.Automation;
using Mka1.Http;
using Mka1.McpServers;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;

namespace Mka1.PowerShell.McpServers;

/// <summary>Changes name, label, URL, description, tools, approval and metadata of MCP servers.</summary>
[Cmdlet(VerbsCommon.Set, "Mka1McpServer", SupportsShouldProcess = true)]
[ApiOperation("llm.mcpVault.updateServer")]
[OutputType(typeof(McpServer))]
public sealed class SetMcpServerCommand : UpdateCommand<McpServer, McpServerOptions>
{
    /// <summary>The ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("McpServerId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>The new name.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>The new label of the server in calls.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNullOrEmpty]
    public string? ServerLabel { get; set; }

    /// <summary>The new URL.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNullOrEmpty]
    public string? ServerUrl { get; set; }

    /// <summary>The description; an empty text clears it.</summary>
    [Parameter]
    [FreeText]
    public string? ServerDescription { get; set; }

    /// <summary>The names of the tools that may be used, which replace the whole list.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNull]
    public string[]? AllowedTool { get; set; }

    /// <summary>Whether calls need an approval.</summary>
    [Parameter]
    [ValidateSet("always", "never")]
    public string? RequireApproval { get; set; }

    /// <summary>The pairs, which replace the whole map; an empty hashtable clears it.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNull]
    public IDictionary? Metadata { get; set; }

    private protected override ObjectKind Kind => McpServerClient.Kind;

    private protected override async Task<object?> FindAsync(string id) => await Client.McpServers.GetAsync(id, Cancellation);

    private protected override Task<McpServer> UpdateAsync(string id, McpServerOptions options) => Client.McpServers.UpdateAsync(id, options, Cancellation);
}
