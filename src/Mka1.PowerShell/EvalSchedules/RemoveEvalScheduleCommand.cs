using System.Management.Automation;
using Mka1.EvalSchedules;
using Mka1.Http;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;

namespace Mka1.PowerShell.EvalSchedules;

/// <summary>Deletes schedules of eval suites.</summary>
[Cmdlet(VerbsCommon.Remove, "Mka1EvalSchedule", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[ApiOperation("llm.evals.deleteSchedule")]
[OutputType(typeof(Deletion))]
public sealed class RemoveEvalScheduleCommand : RemoveCommand
{
    /// <summary>The ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("EvalScheduleId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    private protected override ObjectKind Kind => EvalScheduleClient.Kind;

    private protected override async Task<object?> FindAsync(string id) => await Client.EvalSchedules.GetAsync(id, Cancellation);

    private protected override Task<Deletion> DeleteAsync(string id) => Client.EvalSchedules.DeleteAsync(id, Cancellation);
}
