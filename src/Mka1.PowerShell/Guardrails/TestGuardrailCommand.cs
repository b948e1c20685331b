using System.Management.Automation;
using Mka1.Guardrails;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;

namespace Mka1.PowerShell.Guardrails;

/// <summary>Tests whether texts pass the guardrails of the account.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Mka1Guardrail")]
[ApiOperation("guardrails.testGuardrails")]
[OutputType(typeof(GuardrailTestResult))]
public sealed class TestGuardrailCommand : TextCommand<GuardrailTestResult>
{
    /// <summary>The texts, or objects that have one.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [ObjectIdTransformation, ValidateNotNull]
    public override ObjectId[] Text { get; set; } = [];

    private protected override Task AddAsync(string text, int index)
    {
        var client = Client;
        return StartAsync(Source, () => client.Guardrails.TestAsync(text, Cancellation));
    }
}
