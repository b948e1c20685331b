using System.Collections;
using System.Management.Automation;
using Mka1.EvalSuites;
using Mka1.Http;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.EvalSuites;

/// <summary>Creates an eval suite with its first version.</summary>
[Cmdlet(VerbsCommon.New, "Mka1EvalSuite", SupportsShouldProcess = true)]
[ApiOperation("llm.evals.createSuite")]
[OutputType(typeof(EvalSuite))]
public sealed class NewEvalSuiteCommand : CreateCommand<EvalSuite, EvalSuiteOptions>
{
    /// <summary>The name.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [FreeText]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = string.Empty;

    /// <summary>The manifest of the first version: a hashtable, an object or JSON text.</summary>
    [Parameter(Position = 1)]
    [FreeText]
    [NotEmpty]
    public object? Manifest { get; set; }

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

    private protected override ObjectKind Kind => EvalSuiteClient.Kind;

    private protected override Task<EvalSuite> CreateAsync(EvalSuiteOptions options) => Client.EvalSuites.CreateAsync(options, Cancellation);
}
