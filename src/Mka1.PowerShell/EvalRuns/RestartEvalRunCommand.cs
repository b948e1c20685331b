using System.Management.Automation;
using Mka1.EvalRuns;
using Mka1.Http;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Languages;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;

namespace Mka1.PowerShell.EvalRuns;

/// <summary>Runs the failed samples of eval runs again, or continues failed and cancelled runs.</summary>
[Cmdlet(VerbsLifecycle.Restart, "Mka1EvalRun", SupportsShouldProcess = true)]
[ApiOperation("llm.evals.rerunFailedSamples", "llm.evals.retryFailedRun")]
[OutputType(typeof(EvalRun))]
public sealed class RestartEvalRunCommand : ActByIdCommand
{
    /// <summary>The ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("EvalRunId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>Continues failed or cancelled runs where they ended.</summary>
    [Parameter]
    public SwitchParameter Retry { get; set; }

    private protected override ObjectKind Kind => EvalRunClient.Kind;

    private protected override async Task ActAsync(string id)
    {
        if (await ShouldProcessAsync(id, WithStatus(Messages.Get(Retry ? "DoRetryEvalRun" : "DoRunSamplesAgain"))))
            WriteObject(await (Retry ? Client.EvalRuns.RetryAsync(id, Cancellation) : Client.EvalRuns.RerunFailedSamplesAsync(id, Cancellation)));
    }
}
