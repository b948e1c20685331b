using System.Management.Automation;
using Mka1.Classifications;
using Mka1.PowerShell.Models;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;

namespace Mka1.PowerShell.Classifications;

/// <summary>Chooses one of several labels for each text.</summary>
[Cmdlet(VerbsCommon.Get, "Mka1Classification")]
[ApiOperation("llm.classify.classify")]
[OutputType(typeof(Classification))]
public sealed class GetClassificationCommand : TextCommand<Classification>
{
    private ClassificationOptions _options = new();

    /// <summary>The texts, or objects that have one.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ObjectIdTransformation, ValidateNotNull]
    public override ObjectId[] Text { get; set; } = [];

    /// <summary>The labels to choose from.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    [ValidateCount(2, int.MaxValue)]
    public string[] Label { get; set; } = [];

    /// <summary>Instructions for the model.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Prompt { get; set; }

    /// <summary>The model.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ModelCompleter))]
    [ValidateNotNullOrEmpty]
    public string Model { get; set; } = "auto";

    private protected override Task BeginAsync()
    {
        _options = BoundOptions.Create<ClassificationOptions>(this);
        return base.BeginAsync();
    }

    private protected override Task AddAsync(string text, int index)
    {
        var client = Client;
        return StartAsync(Source, () => client.Classifications.ClassifyAsync(text, _options, Cancellation));
    }
}
