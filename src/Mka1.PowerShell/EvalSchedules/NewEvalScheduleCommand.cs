using System.Collections;
using System.Management.Automation;
using System.Security;
using Mka1.EvalRuns;
using Mka1.EvalSchedules;
using Mka1.EvalSuites;
using Mka1.Http;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Languages;
using Mka1.PowerShell.Models;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.EvalSchedules;

/// <summary>Creates schedules, which run eval suites again and again.</summary>
[Cmdlet(VerbsCommon.New, "Mka1EvalSchedule", DefaultParameterSetName = CronSet, SupportsShouldProcess = true)]
[ApiOperation("llm.evals.createSchedule")]
[OutputType(typeof(EvalSchedule))]
public sealed class NewEvalScheduleCommand : CreateChildCommand<EvalSchedule, EvalScheduleOptions>
{
    private const string CronSet = "Cron";
    private const string IntervalSet = "Interval";

    /// <summary>The suites.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("EvalSuiteId", "SuiteId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenEvalSuiteCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>The name.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [FreeText]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>The models to measure.</summary>
    [Parameter(Mandatory = true, Position = 2)]
    [Alias("Models")]
    [ArgumentCompleter(typeof(ModelCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Model { get; set; } = [];

    /// <summary>The cron expression of five fields.</summary>
    [Parameter(ParameterSetName = CronSet, Mandatory = true)]
    [FreeText]
    [ValidateNotNullOrEmpty]
    public string? Cron { get; set; }

    /// <summary>The seconds between two runs.</summary>
    [Parameter(ParameterSetName = IntervalSet, Mandatory = true)]
    [FreeText]
    [ValidateRange(1, int.MaxValue)]
    public int? IntervalSeconds { get; set; }

    /// <summary>The time zone of the cron expression, such as US/Pacific.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(TimezoneCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Timezone { get; set; }

    /// <summary>The number of the version of the suite.</summary>
    [Parameter]
    [Alias("Version")]
    [ArgumentCompleter(typeof(SeenVersionCompleter))]
    [ValidateRange(1, int.MaxValue)]
    public int? SuiteVersion { get; set; }

    /// <summary>What happens if it fires while a run continues.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(EvalScheduleOverlapCompleter))]
    [ValidateNotNullOrEmpty]
    public string? OverlapPolicy { get; set; }

    /// <summary>Whether it fires.</summary>
    [Parameter]
    [PSDefaultValue(Help = "True")]
    public SwitchParameter Enabled { get; set; }

    /// <summary>The description.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNullOrEmpty]
    public string? Description { get; set; }

    /// <summary>The tasks to run.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNullOrEmpty]
    public string[]? TaskId { get; set; }

    /// <summary>The model that graders call.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ModelCompleter))]
    [ValidateNotNullOrEmpty]
    public string? JudgeModel { get; set; }

    /// <summary>The embedding model that graders call.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ModelCompleter))]
    [ValidateNotNullOrEmpty]
    public string? EmbeddingModel { get; set; }

    /// <summary>How the models generate: a hashtable, an object or JSON text.</summary>
    [Parameter]
    [FreeText]
    [NotEmpty]
    public object? Generation { get; set; }

    /// <summary>The number of samples to generate at the same time.</summary>
    [Parameter]
    [FreeText]
    [ValidateRange(1, 25)]
    public int? GenerationConcurrency { get; set; }

    /// <summary>The number of samples to score at the same time.</summary>
    [Parameter]
    [FreeText]
    [ValidateRange(1, 25)]
    public int? GraderConcurrency { get; set; }

    /// <summary>The maximum number of activities per workflow.</summary>
    [Parameter]
    [FreeText]
    [ValidateRange(1, int.MaxValue)]
    public int? MaxWorkflowSampleActivities { get; set; }

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

    /// <summary>The metadata.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNull]
    public IDictionary? Metadata { get; set; }

    private protected override ObjectKind Kind => EvalSuiteClient.Kind;

    private protected override string Action => Messages.Get("DoCreateSchedule");

    private protected override EvalScheduleOptions Complete(EvalScheduleOptions options) => options with { Run = BoundOptions.Create<EvalRunOptions>(this).ToScheduledRun() };

    private protected override Task<EvalSchedule> CreateAsync(string parent, EvalScheduleOptions options) => Client.EvalSchedules.CreateAsync(parent, options, Cancellation);
}
