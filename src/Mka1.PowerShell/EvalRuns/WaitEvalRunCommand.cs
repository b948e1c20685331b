using System.Management.Automation;
using Mka1.EvalRuns;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.EvalRuns;

/// <summary>Waits until eval runs are finished, and returns each as soon as it is.</summary>
[Cmdlet(VerbsLifecycle.Wait, "Mka1EvalRun")]
[OutputType(typeof(EvalRun))]
public sealed class WaitEvalRunCommand : WaitCommand<EvalRun>
{
    /// <summary>The ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("EvalRunId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    private protected override Waitable<EvalRun> CreateWaitable() => new WaitableEvalRuns();
}
