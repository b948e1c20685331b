using System.Management.Automation;
using Mka1.Errors;
using Mka1.Guardrails;
using Mka1.PowerShell.Connection;
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
    private static readonly string[] Options = [nameof(Enabled), nameof(Word), nameof(Threshold), nameof(RejectionMessage)];

    /// <summary>The modes, or guardrails.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(GuardrailModeCompleter))]
    public ObjectId[] Mode { get; set; } = [];

    /// <summary>Whether the guardrail is on.</summary>
    [Parameter]
    public bool? Enabled { get; set; }

    /// <summary>All words that must not occur.</summary>
    [Parameter]
    [ValidateNotNull, AllowEmptyCollection]
    public string[]? Word { get; set; }

    /// <summary>The score from which the guardrail is triggered.</summary>
    [Parameter]
    [ValidateRange(0.0, 1.0)]
    public double? Threshold { get; set; }

    /// <summary>The message to the caller of a rejected request.</summary>
    [Parameter]
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
        string[] changes = [.. Options.Where(IsBound)];
        if (changes.Length == 0)
            throw new Mka1InputException($"There is nothing to change. Give -{string.Join(" or -", Options)}.");
        if (!ShouldProcess(mode, $"Change guardrail: {string.Join(", ", changes.Select(Describe))}"))
            return;
        var settings = await Client.Guardrails.SetAsync(mode, options, Cancellation);
        foreach (var guardrail in settings.Guardrails.Where(one => one.Mode == mode))
            WriteObject(guardrail);
    }

    private string Describe(string name) => MyInvocation.BoundParameters[name] is string[] words
        ? $"{name} {string.Join(", ", words.Select(static word => $"'{word}'"))}"
        : $"{name} {LanguagePrimitives.ConvertTo<string>(MyInvocation.BoundParameters[name])}";
}
