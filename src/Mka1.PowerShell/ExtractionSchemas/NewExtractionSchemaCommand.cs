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

/// <summary>Stores a JSON schema for extractions.</summary>
[Cmdlet(VerbsCommon.New, "Mka1ExtractionSchema", SupportsShouldProcess = true)]
[ApiOperation("llm.extract.createSchema")]
[OutputType(typeof(ExtractionSchema))]
public sealed class NewExtractionSchemaCommand : CreateCommand<ExtractionSchema, ExtractionSchemaOptions>
{
    /// <summary>The name.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [FreeText]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = string.Empty;

    /// <summary>The JSON schema of the data: a hashtable, an object, JSON text or the path of a .json file.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [NotEmpty]
    public object? Schema { get; set; }

    /// <summary>The description.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNullOrEmpty]
    public string? Description { get; set; }

    /// <summary>The metadata.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNull]
    public IDictionary? Metadata { get; set; }

    private protected override ObjectKind Kind => ExtractionSchemaClient.Kind;

    private protected override object? ReadValue(string parameter, object? value) => parameter == nameof(Schema) ? JsonFile.Read(this, value!) : value;

    private protected override Task<ExtractionSchema> CreateAsync(ExtractionSchemaOptions options) => Client.ExtractionSchemas.CreateAsync(options, Cancellation);
}
