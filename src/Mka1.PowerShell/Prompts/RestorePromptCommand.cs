using System.Management.Automation;
using Mka1.Http;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Languages;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.Prompts;

namespace Mka1.PowerShell.Prompts;

/// <summary>Makes an existing version of prompts the active one.</summary>
[Cmdlet(VerbsData.Restore, "Mka1Prompt", SupportsShouldProcess = true)]
[ApiOperation("llm.prompts.rollback")]
[OutputType(typeof(Prompt))]
public sealed class RestorePromptCommand : ActByIdCommand
{
    /// <summary>The ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PromptId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>The number of the version.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SeenVersionCompleter))]
    [ValidateRange(1, int.MaxValue)]
    public int Version { get; set; }

    private protected override ObjectKind Kind => PromptClient.Kind;

    private protected override async Task<object?> FindAsync(string id) => await Client.Prompts.GetAsync(id, Cancellation);

    private protected override async Task ActAsync(string id)
    {
        if (await ShouldProcessAsync(id, Messages.Get("DoRollBackPrompt", Version)))
            WriteObject(await Client.Prompts.RollbackAsync(id, Version, Cancellation));
    }
}
