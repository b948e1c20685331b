using System.Management.Automation;
using Mka1.Guardrails;
using Mka1.PowerShell.Connection;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;

namespace Mka1.PowerShell.Guardrails;

/// <summary>Gets the guardrails of the account.</summary>
[Cmdlet(VerbsCommon.Get, "Mka1Guardrail")]
[ApiOperation("guardrails.getGuardrails")]
[OutputType(typeof(Guardrail))]
public sealed class GetGuardrailCommand : Mka1Command
{
    /// <summary>Gets only guardrails of these modes; wildcards are allowed. Filtered on the client.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(GuardrailModeCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Mode { get; set; }

    private protected override bool TakesIdentities => true;

    private protected override Task ProcessRecordAsync() => TryAsync(Identity, async () =>
    {
        var modes = Mode?.Select(TextPattern.Create).ToArray();
        var guardrails = (await Client.Guardrails.GetAsync(Cancellation)).Guardrails;
        WarnUnknownPatterns(nameof(Mode), Mode, [.. GuardrailMode.KnownValues.Union(guardrails.Select(static one => one.Mode))]);
        foreach (var guardrail in guardrails)
        {
            if (modes?.Any(mode => mode.IsMatch(guardrail.Mode)) != false)
                WriteObject(guardrail);
        }
    });
}
