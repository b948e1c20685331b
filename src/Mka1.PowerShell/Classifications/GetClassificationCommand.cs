using System.Management.Automation;
using Mka1.Classifications;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Models;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.Classifications;

/// <summary>Chooses one of several labels for each text.</summary>
[Cmdlet(VerbsCommon.Get, "Mka1Classification", DefaultParameterSetName = TextSet)]
[ApiOperation("llm.classify.classify")]
[OutputType(typeof(Classification))]
public sealed class GetClassificationCommand : TextCommand<Classification>
{
    private const string TextSet = "Text";
    private const string ModelSet = "Model";
    private const string DefaultModel = "auto";
    private ClassificationOptions _options = new();

    /// <summary>The texts, or objects that have one.</summary>
    [Parameter(ParameterSetName = TextSet, Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ModelSet, Mandatory = true, Position = 1)]
    [FreeText]
    [ObjectIdTransformation, ValidateNotNull]
    public override ObjectId[] Text { get; set; } = [];

    /// <summary>The labels to choose from.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [FreeText]
    [ValidateNotNullOrEmpty]
    [ValidateCount(2, int.MaxValue)]
    public string[] Label { get; set; } = [];

    /// <summary>Instructions for the model.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNullOrEmpty]
    public string? Prompt { get; set; }

    /// <summary>The model: its id or an object. If the texts are given by parameter, also from the pipeline.</summary>
    [Parameter(ParameterSetName = TextSet)]
    [Parameter(ParameterSetName = ModelSet, Mandatory = true, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(ModelCompleter))]
    [ObjectIdTransformation(IsSingle = true), NotEmpty]
    [PSDefaultValue(Help = DefaultModel)]
    public ObjectId? Model { get; set; }

    private protected override Task BeginAsync()
    {
        _options = BoundOptions.Create<ClassificationOptions>(this);
        return base.BeginAsync();
    }

    private protected override Task AddAsync(string text, int index)
    {
        var client = Client;
        var options = _options with { Model = Model?.ToString() ?? DefaultModel };
        return StartAsync(Source, () => client.Classifications.ClassifyAsync(text, options, Cancellation));
    }
}
