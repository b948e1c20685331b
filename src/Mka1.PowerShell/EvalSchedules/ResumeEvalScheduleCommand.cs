using System.Management.Automation;
using Mka1.EvalSchedules;
using Mka1.Http;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Languages;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.EvalSchedules;

/// <summary>Resumes schedules of eval suites.</summary>
[Cmdlet(VerbsLifecycle.Resume, "Mka1EvalSchedule", SupportsShouldProcess = true)]
[OutputType(typeof(EvalSchedule))]
public sealed class ResumeEvalScheduleCommand : ActByIdCommand
{
    /// <summary>The ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("EvalScheduleId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    private protected override ObjectKind Kind => EvalScheduleClient.Kind;

    private protected override async Task<object?> FindAsync(string id) => await Client.EvalSchedules.GetAsync(id, Cancellation);

    private protected override async Task ActAsync(string id)
    {
        if (await ShouldProcessAsync(id, Messages.Get("DoResumeSchedule")))
            WriteObject(await Client.EvalSchedules.UpdateAsync(id, new() { Enabled = true }, Cancellation));
    }
}
