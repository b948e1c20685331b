using System.Management.Automation;
using Mka1.Http;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Languages;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.Prompts;
using Mka1.PromptVersions;

namespace Mka1.PowerShell.PromptVersions;

/// <summary>Creates versions of prompts.</summary>
[Cmdlet(VerbsCommon.New, "Mka1PromptVersion", SupportsShouldProcess = true)]
[ApiOperation("llm.prompts.createVersion")]
[OutputType(typeof(PromptVersion))]
public sealed class NewPromptVersionCommand : CreateChildCommand<PromptVersion, PromptVersionOptions>
{
    /// <summary>The prompts.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PromptId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenPromptCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>The template.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [FreeText]
    [ValidateNotNullOrEmpty]
    public string? Template { get; set; }

    private protected override ObjectKind Kind => PromptClient.Kind;

    private protected override string Action => Messages.Get("DoCreateActiveVersion");

    private protected override async Task<object?> FindAsync(string id) => await Client.Prompts.GetAsync(id, Cancellation);

    private protected override Task<PromptVersion> CreateAsync(string parent, PromptVersionOptions options) => Client.PromptVersions.CreateAsync(parent, options, Cancellation);
}
