using System.Management.Automation;
using Mka1.EvalSchedules;
using Mka1.Http;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Languages;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;

namespace Mka1.PowerShell.EvalSchedules;

/// <summary>Pauses schedules of eval suites.</summary>
[Cmdlet(VerbsLifecycle.Suspend, "Mka1EvalSchedule", SupportsShouldProcess = true)]
[ApiOperation("llm.evals.pauseSchedule")]
[OutputType(typeof(EvalSchedule))]
public sealed class SuspendEvalScheduleCommand : ActByIdCommand
{
    /// <summary>The ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("EvalScheduleId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    private protected override ObjectKind Kind => EvalScheduleClient.Kind;

    private protected override async Task<object?> FindAsync(string id) => await Client.EvalSchedules.GetAsync(id, Cancellation);

    private protected override async Task ActAsync(string id)
    {
        if (await ShouldProcessAsync(id, Messages.Get("DoPauseSchedule")))
            WriteObject(await Client.EvalSchedules.PauseAsync(id, Cancellation));
    }
}
