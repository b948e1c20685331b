using System.Management.Automation;
using Mka1.Files;
using Mka1.Lists;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Files;

/// <summary>Reads file objects: by id, or as a list.</summary>
[Cmdlet(VerbsCommon.Get, "Mka1File", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[OutputType(typeof(FileObject))]
public sealed class GetFileCommand : ReadByIdCommand<FileObject>
{
    private const string ListSet = "List";
    private const string IdSet = "Id";

    /// <summary>The ids.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FileId")]
    [ValidateNotNull]
    [AllowEmptyString]
    public string[] Id { get; set; } = [];

    /// <summary>Only files for this purpose.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ArgumentCompleter(typeof(PurposeCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Purpose { get; set; }

    /// <summary>The order by time of upload; the API's default is the newest first.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public ListOrder Order { get; set; }

    /// <summary>Begins after the file with this id.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateNotNullOrEmpty]
    public string? After { get; set; }

    private protected override Task ProcessRecordAsync() => ParameterSetName == IdSet
        ? ReadAsync(Id, id => Client.Files.GetAsync(id, Cancellation))
        : TryAsync(After, ListAsync);

    private async Task ListAsync()
    {
        var options = new ListOptions
        {
            Take = Paging.Take(PagingParameters),
            Order = IsGiven(nameof(Order)) ? Order : null,
            After = After,
        };
        if (Paging.TotalCount(PagingParameters) is object count)
            WriteObject(count);
        await foreach (var file in Client.Files.ListAsync(Purpose, options, Cancellation).Page(PagingParameters))
            WriteObject(file);
    }
}
