using System.Management.Automation;
using Mka1.Lists;
using Mka1.PowerShell.Pipeline;
using Mka1.Responses.Items;

namespace Mka1.PowerShell.Responses;

/// <summary>Reads the input of responses, item by item.</summary>
[Cmdlet(VerbsCommon.Get, "Mka1ResponseInputItem", SupportsPaging = true)]
[OutputType(typeof(ResponseItem))]
public sealed class GetResponseInputItemCommand : ResponseIdCommand
{
    /// <summary>The order; the API's default is the newest first.</summary>
    [Parameter]
    public ListOrder Order { get; set; }

    /// <summary>Begins after the item with this id.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? After { get; set; }

    /// <summary>Further parts to include, which may cost time or money.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(IncludeCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Include { get; set; }

    private protected override async Task ActAsync(string id)
    {
        var options = new ListOptions
        {
            Take = Paging.Take(PagingParameters),
            Order = IsGiven(nameof(Order)) ? Order : null,
            After = After,
        };
        if (Paging.TotalCount(PagingParameters) is object count)
            WriteObject(count);
        await foreach (var item in Client.Responses.ListInputItemsAsync(id, options, Include, Cancellation).Page(PagingParameters))
            WriteObject(item);
    }
}
