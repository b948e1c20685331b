using System.Management.Automation;
using Mka1.EvalRuns;
using Mka1.EvalSamples;
using Mka1.Http;
using Mka1.Lists;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Models;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;

namespace Mka1.PowerShell.EvalSamples;

/// <summary>Lists the samples of eval runs.</summary>
[Cmdlet(VerbsCommon.Get, "Mka1EvalSample", SupportsPaging = true)]
[ApiOperation("llm.evals.listSamples")]
[OutputType(typeof(EvalSample))]
public sealed class GetEvalSampleCommand : GetChildCommand<EvalSample>
{
    /// <summary>The runs.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("EvalRunId", "RunId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenEvalRunCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>Gets only samples with this status.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(EvalSampleStatusCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Status { get; set; }

    /// <summary>Gets only samples of this model.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ModelCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Model { get; set; }

    /// <summary>Gets only samples of this task.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNullOrEmpty]
    public string? TaskId { get; set; }

    private protected override ObjectKind Kind => EvalRunClient.Kind;

    private protected override IAsyncEnumerable<EvalSample> List(string parent, ListOptions options)
    {
        if (Status is not null)
            WarnUnknownPatterns(nameof(Status), [Status], EvalSampleStatus.KnownValues);
        return Client.EvalSamples.ListAsync(parent, new EvalSampleFilter { Status = Status, Model = Model, TaskId = TaskId }, options, Cancellation);
    }
}
