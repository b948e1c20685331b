using System.Management.Automation;
using Mka1.Http;
using Mka1.McpCredentials;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;

namespace Mka1.PowerShell.McpCredentials;

/// <summary>Deletes credentials of MCP servers.</summary>
[Cmdlet(VerbsCommon.Remove, "Mka1McpCredential", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[ApiOperation("llm.mcpVault.deleteCredential")]
[OutputType(typeof(Deletion))]
public sealed class RemoveMcpCredentialCommand : RemoveCommand
{
    /// <summary>The ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("McpCredentialId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>The MCP server of the ids. Objects name theirs.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ServerId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenMcpServerCompleter))]
    public ObjectId[]? McpServerId { get; set; }

    private protected override ObjectKind Kind => McpCredentialClient.Kind;

    private protected override ParentParameter? Parent => CredentialServer.CreateParent(McpServerId);

    private protected override async Task<object?> FindAsync(string id) => await Client.McpCredentials.GetAsync(ParentId, id, Cancellation);

    private protected override Task<Deletion> DeleteAsync(string id) => Client.McpCredentials.DeleteAsync(ParentId, id, Cancellation);
}
