using System.Management.Automation;
using Mka1.Http;
using Mka1.Lists;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.Responses;
using Mka1.Responses.Items;

namespace Mka1.PowerShell.Responses;

/// <summary>Gets the input items of responses.</summary>
[Cmdlet(VerbsCommon.Get, "Mka1ResponseInputItem", SupportsPaging = true)]
[ApiOperation("llm.responses.listInputItems")]
[OutputType(typeof(ResponseItem))]
public sealed class GetResponseInputItemCommand : GetChildCommand<ResponseItem>
{
    /// <summary>The ids of the responses.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ResponseId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>The order. The API's default is the newest first.</summary>
    [Parameter]
    public override ListOrder Order { get; set; }

    /// <summary>Additional parts to include, which may cost time or money.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(IncludeCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Include { get; set; }

    private protected override ObjectKind Kind => ResponseClient.Kind;

    private protected override IAsyncEnumerable<ResponseItem> List(string parent, ListOptions options) =>
        Client.Responses.ListInputItemsAsync(parent, options, Include, Cancellation);
}
