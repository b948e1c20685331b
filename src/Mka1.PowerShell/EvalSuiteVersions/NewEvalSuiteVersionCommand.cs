using System.Collections;
using System.Management.Automation;
using Mka1.EvalSuites;
using Mka1.EvalSuiteVersions;
using Mka1.Http;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Languages;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.EvalSuiteVersions;

/// <summary>Creates versions of eval suites.</summary>
[Cmdlet(VerbsCommon.New, "Mka1EvalSuiteVersion", SupportsShouldProcess = true)]
[ApiOperation("llm.evals.createSuiteVersion")]
[OutputType(typeof(EvalSuiteVersion))]
public sealed class NewEvalSuiteVersionCommand : CreateChildCommand<EvalSuiteVersion, EvalSuiteVersionOptions>
{
    /// <summary>The suites.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("EvalSuiteId", "SuiteId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenEvalSuiteCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>The manifest: a hashtable, an object or JSON text.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [FreeText]
    [NotEmpty]
    public object? Manifest { get; set; }

    /// <summary>Makes the version the active one, which runs use by default.</summary>
    [Parameter]
    public SwitchParameter MakeActive { get; set; }

    /// <summary>The metadata.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNull]
    public IDictionary? Metadata { get; set; }

    private protected override ObjectKind Kind => EvalSuiteClient.Kind;

    private protected override string Action => Messages.Get("DoCreateVersion");

    private protected override Task<EvalSuiteVersion> CreateAsync(string parent, EvalSuiteVersionOptions options) => Client.EvalSuiteVersions.CreateAsync(parent, options, Cancellation);
}
