using System.Management.Automation;
using Mka1.Agents;
using Mka1.Http;
using Mka1.Lists;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;

namespace Mka1.PowerShell.Agents;

/// <summary>Gets agents by id or as a list.</summary>
[Cmdlet(VerbsCommon.Get, "Mka1Agent", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[ApiOperation("agents.list", "agents.get")]
[OutputType(typeof(Agent))]
public sealed class GetAgentCommand : GetCommand<Agent>
{
    /// <summary>The ids.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("AgentId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>The order by time of creation. The API's default is the newest first.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public override ListOrder Order { get; set; }

    private protected override ObjectKind Kind => AgentClient.Kind;

    private protected override DateTimeOffset? GetCreated(Agent item) => item.CreatedAt;

    private protected override Task<Agent> GetAsync(string id) => Client.Agents.GetAsync(id, Cancellation);

    private protected override IAsyncEnumerable<Agent> List(ListOptions options) => Client.Agents.ListAsync(options, Cancellation);
}
