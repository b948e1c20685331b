using System.Management.Automation;
using Mka1.Files;
using Mka1.Http;
using Mka1.Lists;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;

namespace Mka1.PowerShell.Files;

/// <summary>Gets file objects by id or as a list.</summary>
[Cmdlet(VerbsCommon.Get, "Mka1File", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[ApiOperation("llm.files.list", "llm.files.get")]
[OutputType(typeof(FileObject))]
public sealed class GetFileCommand : GetCommand<FileObject>
{
    /// <summary>The ids.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FileId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>Gets only files with this purpose.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ArgumentCompleter(typeof(PurposeCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Purpose { get; set; }

    /// <summary>The order by time of upload. The API's default is the newest first.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public override ListOrder Order { get; set; }

    private protected override ObjectKind Kind => FileClient.Kind;

    private protected override DateTimeOffset? GetCreated(FileObject item) => item.CreatedAt;

    private protected override ListOrder? GetTimeOrder() => Order;

    private protected override void AddFilters(ListFilter<FileObject> filter)
    {
        if (Purpose is not null)
            WarnUnknownPatterns(nameof(Purpose), [Purpose], [.. FilePurpose.KnownValues, FilePurpose.BatchOutput]);
    }

    private protected override Task<FileObject> GetAsync(string id) => Client.Files.GetAsync(id, Cancellation);

    private protected override IAsyncEnumerable<FileObject> List(ListOptions options) => Client.Files.ListAsync(Purpose, options, Cancellation);
}
