using System.Management.Automation;
using Mka1.Lists;
using Mka1.PowerShell.Pipeline;
using Mka1.Responses;
using Mka1.Responses.Streaming;

namespace Mka1.PowerShell.Responses;

/// <summary>Reads responses: by id, as a stream of events, or as a list.</summary>
[Cmdlet(VerbsCommon.Get, "Mka1Response", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[OutputType(typeof(Response), ParameterSetName = [ListSet, IdSet])]
[OutputType(typeof(ResponseStreamEvent), ParameterSetName = [StreamSet])]
public sealed class GetResponseCommand : ReadByIdCommand<Response>
{
    private const string ListSet = "List";
    private const string IdSet = "Id";
    private const string StreamSet = "Stream";

    /// <summary>The ids.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = StreamSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ResponseId")]
    [ValidateNotNull]
    [AllowEmptyString]
    public string[] Id { get; set; } = [];

    /// <summary>Gives the events of the response as they arrive, the terminal one last.</summary>
    [Parameter(ParameterSetName = StreamSet, Mandatory = true)]
    public SwitchParameter Stream { get; set; }

    /// <summary>Only events with a sequence number above this.</summary>
    [Parameter(ParameterSetName = StreamSet)]
    [ValidateRange(0, long.MaxValue)]
    public long StartingAfter { get; set; }

    /// <summary>Asks for deltas padded to even sizes.</summary>
    [Parameter(ParameterSetName = StreamSet)]
    public SwitchParameter IncludeObfuscation { get; set; }

    /// <summary>Further parts to include, which may cost time or money.</summary>
    [Parameter(ParameterSetName = IdSet)]
    [Parameter(ParameterSetName = StreamSet)]
    [ArgumentCompleter(typeof(IncludeCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Include { get; set; }

    /// <summary>The order by time of creation; the API's default is the newest first.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public ListOrder Order { get; set; }

    /// <summary>Begins after the response with this id.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateNotNullOrEmpty]
    public string? After { get; set; }

    private protected override async Task ProcessRecordAsync()
    {
        if (ParameterSetName == IdSet)
            await ReadAsync(Id, id => Client.Responses.GetAsync(id, Include, Cancellation));
        else if (ParameterSetName == StreamSet)
            await StreamAllAsync();
        else
            await TryAsync(After, ListAsync);
    }

    private async Task StreamAllAsync()
    {
        foreach (string id in Id)
        {
            await TryAsync(id, async () =>
            {
                await foreach (var next in Client.Responses.StreamAsync(id, StreamOptions(), Cancellation))
                    Emit(next);
            });
        }
    }

    private async Task ListAsync()
    {
        var options = new ListOptions
        {
            PageSize = Paging.PageSize(PagingParameters),
            Order = MyInvocation.BoundParameters.ContainsKey(nameof(Order)) ? Order : null,
            After = After is null ? null : ResponseId.Check(After),
        };
        if (Paging.TotalCount(PagingParameters) is object count)
            Emit(count);
        await foreach (var response in Client.Responses.ListAsync(options, Cancellation).Page(PagingParameters))
            Emit(response);
    }

    private ResponseStreamOptions StreamOptions() => new()
    {
        StartingAfter = MyInvocation.BoundParameters.ContainsKey(nameof(StartingAfter)) ? StartingAfter : null,
        IncludeObfuscation = MyInvocation.BoundParameters.ContainsKey(nameof(IncludeObfuscation)) ? IncludeObfuscation : null,
        Include = Include,
    };
}
