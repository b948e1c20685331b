using System.Management.Automation;
using Mka1.ExtractionSchemas;
using Mka1.Http;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;

namespace Mka1.PowerShell.ExtractionSchemas;

/// <summary>Deletes extraction schemas.</summary>
[Cmdlet(VerbsCommon.Remove, "Mka1ExtractionSchema", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[ApiOperation("llm.extract.deleteSchema")]
[OutputType(typeof(Deletion))]
public sealed class RemoveExtractionSchemaCommand : RemoveCommand
{
    /// <summary>The ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ExtractionSchemaId", "SchemaId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    private protected override ObjectKind Kind => ExtractionSchemaClient.Kind;

    private protected override async Task<object?> FindAsync(string id) => await Client.ExtractionSchemas.GetAsync(id, Cancellation);

    private protected override Task<Deletion> DeleteAsync(string id) => Client.ExtractionSchemas.DeleteAsync(id, Cancellation);
}
