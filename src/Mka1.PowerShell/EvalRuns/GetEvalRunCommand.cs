using System.Management.Automation;
using Mka1.EvalRuns;
using Mka1.EvalSuites;
using Mka1.Http;
using Mka1.Lists;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;

namespace Mka1.PowerShell.EvalRuns;

/// <summary>Gets eval runs by id or as a list.</summary>
[Cmdlet(VerbsCommon.Get, "Mka1EvalRun", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[ApiOperation("llm.evals.listRuns", "llm.evals.getRun")]
[OutputType(typeof(EvalRun))]
public sealed class GetEvalRunCommand : GetCommand<EvalRun>
{
    /// <summary>The suites whose runs to list. From the pipeline also runs, which are read again.</summary>
    [Parameter(ParameterSetName = ListSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("EvalSuiteId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenEvalSuiteCompleter))]
    public ObjectId[]? SuiteId { get; set; }

    /// <summary>The ids.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("EvalRunId", "RunId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>Gets only runs with this status.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ArgumentCompleter(typeof(EvalRunStatusCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Status { get; set; }

    private protected override ObjectKind Kind => EvalRunClient.Kind;

    private protected override ParentParameter? Parent => SuiteId is null ? null : new(nameof(SuiteId), EvalSuiteClient.Kind, SuiteId) { FilterIdPrefix = EvalSuiteClient.IdPrefix };

    private protected override DateTimeOffset? GetCreated(EvalRun item) => item.CreatedAt;

    private protected override Task<EvalRun> GetAsync(string id) => Client.EvalRuns.GetAsync(id, Cancellation);

    private protected override IAsyncEnumerable<EvalRun> List(ListOptions options) =>
        Client.EvalRuns.ListAsync(SuiteId is null ? null : ParentId, Status, options, Cancellation);

    private protected override void AddFilters(ListFilter<EvalRun> filter)
    {
        if (Status is not null)
            WarnUnknownPatterns(nameof(Status), [Status], EvalRunStatus.KnownValues);
    }
}
