using System.Globalization;
using System.Management.Automation;
using Mka1.Errors;
using Mka1.EvalSuites;
using Mka1.EvalSuiteVersions;
using Mka1.Http;
using Mka1.Lists;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;

namespace Mka1.PowerShell.EvalSuiteVersions;

/// <summary>Gets the versions of eval suites: as a list or by their numbers.</summary>
[Cmdlet(VerbsCommon.Get, "Mka1EvalSuiteVersion", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[ApiOperation("llm.evals.listSuiteVersions", "llm.evals.getSuiteVersion")]
[OutputType(typeof(EvalSuiteVersion))]
public sealed class GetEvalSuiteVersionCommand : GetCommand<EvalSuiteVersion>
{
    /// <summary>The suites whose versions to list, or the suite of the numbers.</summary>
    [Parameter(ParameterSetName = ListSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = IdSet, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("EvalSuiteId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenEvalSuiteCompleter))]
    public ObjectId[]? SuiteId { get; set; }

    /// <summary>The numbers of versions. The API reads a version by its number, and not by its id.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("EvalSuiteVersionId", "Version"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    private protected override ObjectKind Kind => EvalSuiteVersionClient.Kind;

    private protected override ParentParameter? Parent => new(nameof(SuiteId), EvalSuiteClient.Kind, SuiteId);

    private protected override DateTimeOffset? GetCreated(EvalSuiteVersion item) => item.CreatedAt;

    private protected override Task<EvalSuiteVersion> GetAsync(string id) => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out long number)
        ? Client.EvalSuiteVersions.GetAsync(ParentId, number, Cancellation)
        : throw new Mka1InputException($"A version of an eval suite is read by its number, such as 2, not by '{id}'.");

    private protected override IAsyncEnumerable<EvalSuiteVersion> List(ListOptions options) => Client.EvalSuiteVersions.ListAsync(ParentId, options, Cancellation);
}
