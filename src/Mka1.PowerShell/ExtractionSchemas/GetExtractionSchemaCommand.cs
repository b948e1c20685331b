using System.Management.Automation;
using Mka1.ExtractionSchemas;
using Mka1.Http;
using Mka1.Lists;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;

namespace Mka1.PowerShell.ExtractionSchemas;

/// <summary>Gets extraction schemas by id or as a list.</summary>
[Cmdlet(VerbsCommon.Get, "Mka1ExtractionSchema", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[ApiOperation("llm.extract.listSchemas", "llm.extract.getSchema")]
[OutputType(typeof(ExtractionSchema))]
public sealed class GetExtractionSchemaCommand : GetCommand<ExtractionSchema>
{
    /// <summary>The ids.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ExtractionSchemaId", "SchemaId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    private protected override ObjectKind Kind => ExtractionSchemaClient.Kind;

    private protected override DateTimeOffset? GetCreated(ExtractionSchema item) => item.CreatedAt;

    private protected override Task<ExtractionSchema> GetAsync(string id) => Client.ExtractionSchemas.GetAsync(id, Cancellation);

    private protected override IAsyncEnumerable<ExtractionSchema> List(ListOptions options) => Client.ExtractionSchemas.ListAsync(options, Cancellation);
}
