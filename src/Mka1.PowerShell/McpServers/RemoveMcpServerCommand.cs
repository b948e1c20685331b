using System.Management.Automation;
using Mka1.Http;
using Mka1.McpServers;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;

namespace Mka1.PowerShell.McpServers;

/// <summary>Deletes MCP servers.</summary>
[Cmdlet(VerbsCommon.Remove, "Mka1McpServer", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[ApiOperation("llm.mcpVault.deleteServer")]
[OutputType(typeof(Deletion))]
public sealed class RemoveMcpServerCommand : RemoveCommand
{
    /// <summary>The ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("McpServerId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    private protected override ObjectKind Kind => McpServerClient.Kind;

    private protected override async Task<object?> FindAsync(string id) => await Client.McpServers.GetAsync(id, Cancellation);

    private protected override Task<Deletion> DeleteAsync(string id) => Client.McpServers.DeleteAsync(id, Cancellation);
}
