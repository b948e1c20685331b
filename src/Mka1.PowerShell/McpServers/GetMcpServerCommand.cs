using System.Management.Automation;
using Mka1.Http;
using Mka1.Lists;
using Mka1.McpServers;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;

namespace Mka1.PowerShell.McpServers;

/// <summary>Gets MCP servers by id or as a list.</summary>
[Cmdlet(VerbsCommon.Get, "Mka1McpServer", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[ApiOperation("llm.mcpVault.listServers", "llm.mcpVault.getServer")]
[OutputType(typeof(McpServer))]
public sealed class GetMcpServerCommand : GetCommand<McpServer>
{
    /// <summary>The ids.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("McpServerId", "ServerId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>The order by time of creation. The API's default is the newest first.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public override ListOrder Order { get; set; }

    private protected override ObjectKind Kind => McpServerClient.Kind;

    private protected override DateTimeOffset? GetCreated(McpServer item) => item.CreatedAt;

    private protected override Task<McpServer> GetAsync(string id) => Client.McpServers.GetAsync(id, Cancellation);

    private protected override IAsyncEnumerable<McpServer> List(ListOptions options) => Client.McpServers.ListAsync(options, Cancellation);
}
