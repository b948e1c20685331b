using System.Management.Automation;
using Mka1.EvalSchedules;
using Mka1.EvalSuites;
using Mka1.Http;
using Mka1.Lists;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;

namespace Mka1.PowerShell.EvalSchedules;

/// <summary>Gets schedules of eval suites by id or as a list.</summary>
[Cmdlet(VerbsCommon.Get, "Mka1EvalSchedule", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[ApiOperation("llm.evals.listSchedules", "llm.evals.getSchedule")]
[OutputType(typeof(EvalSchedule))]
public sealed class GetEvalScheduleCommand : GetCommand<EvalSchedule>
{
    /// <summary>The suites whose schedules to list. From the pipeline also schedules, which are read again.</summary>
    [Parameter(ParameterSetName = ListSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("EvalSuiteId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenEvalSuiteCompleter))]
    public ObjectId[]? SuiteId { get; set; }

    /// <summary>The ids.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("EvalScheduleId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>Gets only schedules that fire, or with -Enabled:$false those that do not.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public SwitchParameter Enabled { get; set; }

    private protected override ObjectKind Kind => EvalScheduleClient.Kind;

    private protected override ParentParameter? Parent => SuiteId is null ? null : new(nameof(SuiteId), EvalSuiteClient.Kind, SuiteId) { FilterIdPrefix = EvalSuiteClient.IdPrefix };

    private protected override DateTimeOffset? GetCreated(EvalSchedule item) => item.CreatedAt;

    private protected override Task<EvalSchedule> GetAsync(string id) => Client.EvalSchedules.GetAsync(id, Cancellation);

    private protected override IAsyncEnumerable<EvalSchedule> List(ListOptions options) =>
        Client.EvalSchedules.ListAsync(SuiteId is null ? null : ParentId, IsBound(nameof(Enabled)) ? Enabled.ToBool() : null, options, Cancellation);
}
