using System.Management.Automation;
using Mka1.EvalSuites;
using Mka1.Http;
using Mka1.Lists;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;

namespace Mka1.PowerShell.EvalSuites;

/// <summary>Gets eval suites by id or as a list.</summary>
[Cmdlet(VerbsCommon.Get, "Mka1EvalSuite", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[ApiOperation("llm.evals.listSuites", "llm.evals.getSuite")]
[OutputType(typeof(EvalSuite))]
public sealed class GetEvalSuiteCommand : GetCommand<EvalSuite>
{
    /// <summary>The ids.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("EvalSuiteId", "SuiteId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    private protected override ObjectKind Kind => EvalSuiteClient.Kind;

    private protected override DateTimeOffset? GetCreated(EvalSuite item) => item.CreatedAt;

    private protected override Task<EvalSuite> GetAsync(string id) => Client.EvalSuites.GetAsync(id, Cancellation);

    private protected override IAsyncEnumerable<EvalSuite> List(ListOptions options) => Client.EvalSuites.ListAsync(options, Cancellation);
}
