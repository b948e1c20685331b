using System.Collections;
using System.Management.Automation;
using Mka1.ExtractionSchemas;
using Mka1.Http;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Paths;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.ExtractionSchemas;

/// <summary>Changes name, schema, description and metadata of extraction schemas.</summary>
[Cmdlet(VerbsCommon.Set, "Mka1ExtractionSchema", SupportsShouldProcess = true)]
[ApiOperation("llm.extract.updateSchema")]
[OutputType(typeof(ExtractionSchema))]
public sealed class SetExtractionSchemaCommand : UpdateCommand<ExtractionSchema, ExtractionSchemaOptions>
{
    /// <summary>The ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ExtractionSchemaId", "SchemaId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>The new name.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>The new JSON schema, which replaces the whole schema.</summary>
    [Parameter]
    [NotEmpty]
    public object? Schema { get; set; }

    /// <summary>The new description; an empty text clears it.</summary>
    [Parameter]
    [FreeText]
    public string? Description { get; set; }

    /// <summary>The pairs, which replace the whole map; an empty hashtable clears it.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNull]
    public IDictionary? Metadata { get; set; }

    private protected override ObjectKind Kind => ExtractionSchemaClient.Kind;

    private protected override object? ReadValue(string parameter, object? value) => parameter == nameof(Schema) ? JsonFile.Read(this, value!) : value;

    private protected override async Task<object?> FindAsync(string id) => await Client.ExtractionSchemas.GetAsync(id, Cancellation);

    private protected override Task<ExtractionSchema> UpdateAsync(string id, ExtractionSchemaOptions options) => Client.ExtractionSchemas.UpdateAsync(id, options, Cancellation);
}
