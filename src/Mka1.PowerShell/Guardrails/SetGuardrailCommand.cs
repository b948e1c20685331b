using System.Management.Automation;
using Mka1.Guardrails;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Connection;
using Mka1.PowerShell.Languages;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;

namespace Mka1.PowerShell.Guardrails;

/// <summary>Changes guardrails of the account, and keeps what is not given.</summary>
[Cmdlet(VerbsCommon.Set, "Mka1Guardrail", SupportsShouldProcess = true)]
[ApiOperation("guardrails.updateGuardrails")]
[OutputType(typeof(Guardrail))]
public sealed class SetGuardrailCommand : Mka1Command
{
    private static readonly string[] ModeNames = [nameof(Mode)];

    /// <summary>The modes, or guardrails.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(GuardrailModeCompleter))]
    public ObjectId[] Mode { get; set; } = [];

    /// <summary>Whether the guardrail is on.</summary>
    [Parameter]
    public bool? Enabled { get; set; }

    /// <summary>All words that must not occur.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNull, AllowEmptyCollection]
    public string[]? Word { get; set; }

    /// <summary>The score from which the guardrail is triggered.</summary>
    [Parameter]
    [FreeText]
    [ValidateRange(0.0, 1.0)]
    public double? Threshold { get; set; }

    /// <summary>The message to the caller of a rejected request.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNullOrEmpty]
    public string? RejectionMessage { get; set; }

    private protected override async Task ProcessRecordAsync()
    {
        foreach (var item in Mode)
            await WorkOnAsync(item, ModeNames, SetAsync);
    }

    private async Task SetAsync(string mode)
    {
        var options = BoundOptions.Create<GuardrailOptions>(this);
        string changes = BoundOptions.DescribeChanges<GuardrailOptions>(this);
        if (!string.IsNullOrWhiteSpace(mode) && !GuardrailMode.KnownValues.Contains(mode, StringComparer.OrdinalIgnoreCase))
            await WarnUnknownAsync(mode);
        if (!ShouldProcess(mode, Messages.Get("DoChangeGuardrail", changes)))
            return;
        var settings = await Client.Guardrails.SetAsync(mode, options, Cancellation);
        foreach (var guardrail in settings.Guardrails.Where(one => string.Equals(one.Mode, mode, StringComparison.OrdinalIgnoreCase)))
            WriteObject(guardrail);
    }

    // The server may have modes that this version does not know.
    private async Task WarnUnknownAsync(string mode)
    {
        var guardrails = (await Client.Guardrails.GetAsync(Cancellation)).Guardrails;
        WarnUnknownPatterns(nameof(Mode), [WildcardPattern.Escape(mode)], [.. GuardrailMode.KnownValues.Union(guardrails.Select(static one => one.Mode))]);
    }
}
