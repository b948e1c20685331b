using System.Collections;
using System.Management.Automation;
using System.Security;
using Mka1.EvalSchedules;
using Mka1.Http;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.EvalSchedules;

/// <summary>Changes schedules of eval suites.</summary>
[Cmdlet(VerbsCommon.Set, "Mka1EvalSchedule", SupportsShouldProcess = true)]
[ApiOperation("llm.evals.updateSchedule")]
[OutputType(typeof(EvalSchedule))]
public sealed class SetEvalScheduleCommand : UpdateCommand<EvalSchedule, EvalScheduleOptions>
{
    /// <summary>The ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("EvalScheduleId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>The new name.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>The new description; an empty text clears it.</summary>
    [Parameter]
    [FreeText]
    [AllowEmptyString]
    [ValidateNotNull]
    public string? Description { get; set; }

    /// <summary>The options of the runs, which replace those that it has: a hashtable, an object or JSON text.</summary>
    [Parameter]
    [FreeText]
    [NotEmpty]
    public object? Run { get; set; }

    /// <summary>The number of the version of the suite.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SeenVersionCompleter))]
    [Alias("Version")]
    [ValidateRange(1, int.MaxValue)]
    public int? SuiteVersion { get; set; }

    /// <summary>The cron expression of five fields.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNullOrEmpty]
    public string? Cron { get; set; }

    /// <summary>The seconds between two runs.</summary>
    [Parameter]
    [FreeText]
    [ValidateRange(1, int.MaxValue)]
    public int? IntervalSeconds { get; set; }

    /// <summary>The time zone of the cron expression, such as US/Pacific.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(TimezoneCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Timezone { get; set; }

    /// <summary>What happens if it fires while a run continues.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(EvalScheduleOverlapCompleter))]
    [ValidateNotNullOrEmpty]
    public string? OverlapPolicy { get; set; }

    /// <summary>The address that is told of runs.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNullOrEmpty]
    public string? WebhookUrl { get; set; }

    /// <summary>The secret of the web hook.</summary>
    [Parameter]
    [FreeText]
    [SecretTransformation, ValidateNotNull]
    public SecureString? WebhookSecret { get; set; }

    /// <summary>The pairs, which replace the whole map; an empty hashtable clears it.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNull]
    public IDictionary? Metadata { get; set; }

    private protected override ObjectKind Kind => EvalScheduleClient.Kind;

    private protected override async Task<object?> FindAsync(string id) => await Client.EvalSchedules.GetAsync(id, Cancellation);

    private protected override Task<EvalSchedule> UpdateAsync(string id, EvalScheduleOptions options) => Client.EvalSchedules.UpdateAsync(id, options, Cancellation);
}
