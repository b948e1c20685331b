using System.Management.Automation;
using Mka1.Http;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Languages;
using Mka1.PowerShell.Models;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.PowerShell.Values;
using Mka1.Responses;

namespace Mka1.PowerShell.Responses;

/// <summary>Compacts a conversation. Returns the items that replace it as input of the next response.</summary>
[Cmdlet(VerbsData.Compress, "Mka1Response", DefaultParameterSetName = InputSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[ApiOperation("llm.responses.compact")]
[OutputType(typeof(CompactedResponse))]
public sealed class CompressResponseCommand : ActByIdCommand
{
    private const string IdSet = "Id";
    private const string InputSet = "Input";

    /// <summary>The last response of the conversation.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ResponseId", "PreviousResponse"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>Text or items to compact, alone or after the conversation.</summary>
    [Parameter(ParameterSetName = IdSet)]
    [Parameter(ParameterSetName = InputSet, Mandatory = true)]
    [FreeText]
    [ValidateNotNullOrEmpty]
    public object[]? Input { get; set; }

    /// <summary>The model that compacts, as provider:model.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ModelCompleter))]
    [ValidateNotNullOrEmpty]
    public string Model { get; set; } = "auto";

    /// <summary>The system text.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNullOrEmpty]
    public string? Instructions { get; set; }

    private protected override ObjectKind Kind => ResponseClient.Kind;

    private protected override Task ProcessRecordAsync() =>
        ParameterSetName == InputSet ? TryAsync(Model, () => CompactAsync(null)) : base.ProcessRecordAsync();

    private protected override Task ActAsync(string id) => CompactAsync(id);

    private async Task CompactAsync(string? id)
    {
        var options = new ResponseCompactOptions
        {
            Model = Model,
            Input = Input?.Length == 1 && PlainValue.Convert(Input[0]) is string text ? text : PlainValue.Convert(Input),
            Instructions = Instructions,
            PreviousResponseId = id,
        };
        if (ShouldProcess(id ?? Messages.Get("TargetInput"), Messages.Get("DoCompact", Model)))
            WriteObject(await Client.Responses.CompactAsync(options, Cancellation));
    }
}
