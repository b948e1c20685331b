using System.Management.Automation;
using Mka1.Http;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.Agents;

namespace Mka1.PowerShell.Agents;

/// <summary>Deletes agents.</summary>
[Cmdlet(VerbsCommon.Remove, "Mka1Agent", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[ApiOperation("agents.delete")]
[OutputType(typeof(Deletion))]
public sealed class RemoveAgentCommand : RemoveCommand
{
    /// <summary>The ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("AgentId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    private protected override ObjectKind Kind => AgentClient.Kind;

    private protected override async Task<object?> FindAsync(string id) => await Client.Agents.GetAsync(id, Cancellation);

    private protected override Task<Deletion> DeleteAsync(string id) => Client.Agents.DeleteAsync(id, Cancellation);
}
