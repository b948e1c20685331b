using System.Collections;
using System.Management.Automation;
using Mka1.Http;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.Prompts;

namespace Mka1.PowerShell.Prompts;

/// <summary>Changes name, description and metadata of prompts.</summary>
[Cmdlet(VerbsCommon.Set, "Mka1Prompt", SupportsShouldProcess = true)]
[ApiOperation("llm.prompts.update")]
[OutputType(typeof(Prompt))]
public sealed class SetPromptCommand : UpdateCommand<Prompt, PromptOptions>
{
    /// <summary>The ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PromptId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>The new name.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>The new description; an empty text clears it.</summary>
    [Parameter]
    [FreeText]
    public string? Description { get; set; }

    /// <summary>The pairs, which replace the whole map; an empty hashtable clears it.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNull]
    public IDictionary? Metadata { get; set; }

    private protected override ObjectKind Kind => PromptClient.Kind;

    private protected override async Task<object?> FindAsync(string id) => await Client.Prompts.GetAsync(id, Cancellation);

    private protected override Task<Prompt> UpdateAsync(string id, PromptOptions options) => Client.Prompts.UpdateAsync(id, options, Cancellation);
}
