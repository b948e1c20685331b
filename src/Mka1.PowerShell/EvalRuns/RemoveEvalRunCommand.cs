using System.Management.Automation;
using Mka1.EvalRuns;
using Mka1.Http;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;

namespace Mka1.PowerShell.EvalRuns;

/// <summary>Deletes eval runs.</summary>
[Cmdlet(VerbsCommon.Remove, "Mka1EvalRun", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[ApiOperation("llm.evals.deleteRun")]
[OutputType(typeof(Deletion))]
public sealed class RemoveEvalRunCommand : RemoveCommand
{
    /// <summary>The ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("EvalRunId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    private protected override ObjectKind Kind => EvalRunClient.Kind;

    private protected override Task<Deletion> DeleteAsync(string id) => Client.EvalRuns.DeleteAsync(id, Cancellation);
}
