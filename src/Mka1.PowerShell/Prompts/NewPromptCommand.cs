using System.Collections;
using System.Management.Automation;
using Mka1.Http;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.Prompts;

namespace Mka1.PowerShell.Prompts;

/// <summary>Creates a prompt with its first version.</summary>
[Cmdlet(VerbsCommon.New, "Mka1Prompt", SupportsShouldProcess = true)]
[ApiOperation("llm.prompts.create")]
[OutputType(typeof(Prompt))]
public sealed class NewPromptCommand : CreateCommand<Prompt, PromptOptions>
{
    /// <summary>The name.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [FreeText]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = string.Empty;

    /// <summary>The template of the first version.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [FreeText]
    [ValidateNotNullOrEmpty]
    public string Template { get; set; } = string.Empty;

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

    private protected override ObjectKind Kind => PromptClient.Kind;

    private protected override Task<Prompt> CreateAsync(PromptOptions options) => Client.Prompts.CreateAsync(options, Cancellation);
}
