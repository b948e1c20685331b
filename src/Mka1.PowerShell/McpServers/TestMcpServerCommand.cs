using System.Management.Automation;
using Mka1.Http;
using Mka1.McpServers;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;

namespace Mka1.PowerShell.McpServers;

/// <summary>Tests whether the platform can connect to MCP servers.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Mka1McpServer")]
[ApiOperation("llm.mcpVault.testServer")]
[OutputType(typeof(McpServerTest))]
public sealed class TestMcpServerCommand : ActByIdCommand
{
    /// <summary>The ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("McpServerId", "ServerId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>The number of servers to test in parallel.</summary>
    [Parameter]
    [FreeText]
    [ValidateRange(1, 256)]
    public override int ThrottleLimit { get; set; } = 5;

    private protected override bool TakesIdentities => true;

    private protected override ObjectKind Kind => McpServerClient.Kind;

    private protected override Task ActAsync(string id)
    {
        var client = Client;
        return Changes.StartAsync(id, async () => await client.McpServers.TestAsync(id, Cancellation));
    }
}
