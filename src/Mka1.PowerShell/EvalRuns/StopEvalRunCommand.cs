using System.Management.Automation;
using Mka1.EvalRuns;
using Mka1.Http;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;

namespace Mka1.PowerShell.EvalRuns;

/// <summary>Cancels unfinished eval runs.</summary>
[Cmdlet(VerbsLifecycle.Stop, "Mka1EvalRun", SupportsShouldProcess = true)]
[ApiOperation("llm.evals.cancelRun")]
[OutputType(typeof(EvalRun))]
public sealed class StopEvalRunCommand : StopCommand<EvalRun>
{
    /// <summary>The ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("EvalRunId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    private protected override ObjectKind Kind => EvalRunClient.Kind;

    private protected override Task<EvalRun> CancelAsync(string id) => Client.EvalRuns.CancelAsync(id, Cancellation);
}
