using System.Management.Automation;
using Mka1.Http;
using Mka1.Lists;
using Mka1.McpCredentials;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;

namespace Mka1.PowerShell.McpCredentials;

/// <summary>Gets the credentials of MCP servers, without their secrets: as a list or by id.</summary>
[Cmdlet(VerbsCommon.Get, "Mka1McpCredential", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[ApiOperation("llm.mcpVault.listCredentials")]
[OutputType(typeof(McpCredential))]
public sealed class GetMcpCredentialCommand : GetCommand<McpCredential>
{
    /// <summary>The MCP servers whose credentials to list, or the MCP server of the ids.</summary>
    [Parameter(ParameterSetName = ListSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = IdSet, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("ServerId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenMcpServerCompleter))]
    public ObjectId[]? McpServerId { get; set; }

    /// <summary>The ids of credentials.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("McpCredentialId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>The order by time of creation. The API's default is not documented.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public override ListOrder Order { get; set; }

    private protected override ObjectKind Kind => McpCredentialClient.Kind;

    private protected override ParentParameter? Parent => CredentialServer.CreateParent(McpServerId);

    private protected override DateTimeOffset? GetCreated(McpCredential item) => item.CreatedAt;

    private protected override Task<McpCredential> GetAsync(string id) => Client.McpCredentials.GetAsync(ParentId, id, Cancellation);

    private protected override IAsyncEnumerable<McpCredential> List(ListOptions options) => Client.McpCredentials.ListAsync(ParentId, options, Cancellation);
}
