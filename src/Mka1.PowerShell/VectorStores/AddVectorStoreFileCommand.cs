using System.Collections;
using System.Management.Automation;
using Mka1.Errors;
using Mka1.Files;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Connection;
using Mka1.PowerShell.Files;
using Mka1.PowerShell.Languages;
using Mka1.PowerShell.Paths;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.PowerShell.Values;
using Mka1.VectorStores;

namespace Mka1.PowerShell.VectorStores;

/// <summary>Adds files to a vector store: uploaded ones by id or object, and local ones, which are uploaded first. Several files become a file batch.</summary>
[Cmdlet(VerbsCommon.Add, "Mka1VectorStoreFile", DefaultParameterSetName = FileIdSet, SupportsShouldProcess = true)]
[ApiOperation("llm.vectorStores.createFile", "llm.vectorStores.createFileBatch")]
[OutputType(typeof(VectorStoreFile), typeof(VectorStoreFileBatch))]
public sealed class AddVectorStoreFileCommand : Mka1Command
{
    private const string FileIdSet = "FileId";
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";
    private static readonly string[] FileIdMembers = ["FileId", "Id"];

    private readonly StoreNames _names = new();
    private readonly ActivityIds _bars = new();
    private readonly List<StoreAddition> _additions = [];
    private readonly HashSet<ApiConnection> _refused = [];
    private readonly WaitableFileBatches _fileBatches = new();
    private readonly WaitableStoreFile _storeFile = new();
    private VectorStoreFileOptions _options = new();
    private ResultWindow? _uploads;
    private Waiter<VectorStoreFileBatch>? _batches;
    private Waiter<VectorStoreFile>? _files;
    private int _skipped;

    /// <summary>The ids of uploaded files, or file objects. From the pipeline also local files.</summary>
    [Parameter(ParameterSetName = FileIdSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenFileCompleter))]
    public ObjectId[] FileId { get; set; } = [];

    /// <summary>Local files to upload and add; wildcards are allowed.</summary>
    [Parameter(ParameterSetName = PathSet, Mandatory = true)]
    [SupportsWildcards]
    [PathTransformation, ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>The literal paths of local files to upload and add.</summary>
    [Parameter(ParameterSetName = LiteralPathSet, Mandatory = true)]
    [Alias("PSPath", "LP")]
    [PathTransformation, ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>The vector store: its id, its name or an object.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [Alias("VectorStoreId"), ObjectIdTransformation(IsSingle = true), ValidateNotNull, ArgumentCompleter(typeof(SeenVectorStoreCompleter))]
    public ObjectId? VectorStore { get; set; }

    /// <summary>The attributes of all files.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNull]
    public IDictionary? Attribute { get; set; }

    /// <summary>The maximum number of tokens in a chunk.</summary>
    [Parameter]
    [FreeText]
    [ValidateRange(1, int.MaxValue)]
    public int? MaxChunkTokens { get; set; }

    /// <summary>The number of tokens that neighboring chunks share.</summary>
    [Parameter]
    [FreeText]
    [ValidateRange(0, int.MaxValue)]
    public int? ChunkOverlapTokens { get; set; }

    /// <summary>The purpose of the files to upload.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(PurposeCompleter))]
    [ValidateNotNullOrEmpty]
    public string Purpose { get; set; } = "assistants";

    /// <summary>Waits until the files are indexed.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>The number of files to upload in parallel.</summary>
    [Parameter]
    [FreeText]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = 1;

    private protected override ParentParameter? Parent => _names.CreateParent(VectorStore is null ? null : [VectorStore]);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing)
            return;
        _batches?.Dispose();
        _files?.Dispose();
    }

    private protected override Task BeginAsync()
    {
        _options = BoundOptions.Create<VectorStoreFileOptions>(this);
        _uploads = new ResultWindow(this, ThrottleLimit);
        _batches = new Waiter<VectorStoreFileBatch>(this, _fileBatches);
        _files = new Waiter<VectorStoreFile>(this, _storeFile);
        return base.BeginAsync();
    }

    private protected override async Task ProcessRecordAsync()
    {
        _uploads!.RecordInput();
        foreach (var file in FileId)
        {
            if (PlainValue.Unwrap(file.Source) is FileSystemInfo local)
                await AddPathAsync(local.FullName);
            else
                await WorkOnAsync(file, FileIdMembers, AddIdAsync);
        }
        foreach (string path in InputPaths.ResolveFiles(this, Path, LiteralPath, WriteError))
            await AddPathAsync(path);
        await _uploads.WriteReadyAsync();
    }

    private protected override async Task EndAsync()
    {
        await _uploads!.DrainAsync();
        if (_skipped > 0)
            WriteWarning($"{_skipped} more file{(_skipped == 1 ? " was" : "s were")} not added, because of the error above.");
        foreach (var addition in _additions)
        {
            string[] ids = [.. addition.FileIds.Distinct(StringComparer.Ordinal)];
            for (int start = 0; start < ids.Length; start += VectorStoreFileClient.MaximumBatchFiles)
            {
                string[] part = [.. ids.Skip(start).Take(VectorStoreFileClient.MaximumBatchFiles)];
                bool isAdded = false;
                await TryAsync(part.Length == 1 ? part[0] : addition.Store, async () =>
                {
                    await AddAsync(addition, part, isWhole: part.Length == ids.Length);
                    isAdded = true;
                });
                if (!isAdded)
                    WarnNotAdded(addition, part);
            }
        }
        IsPolling = Wait;
        await _batches!.WaitAsync();
        await _files!.WaitAsync();
    }

    private protected override string? GetStoppedWarning()
    {
        string text = string.Join(" ", new[] { _batches?.GetStoppedWarning(), _files?.GetStoppedWarning() }.OfType<string>());
        return text.Length == 0 ? null : text;
    }

    private async Task AddIdAsync(string id)
    {
        VectorStoreFileClient.Kind.CheckId(id);
        // The server would report a path only as an unknown id.
        if (InputPaths.IsFile(this, id))
            throw new Mka1InputException($"'{id}' is a local file, not the id of an uploaded one. Use -Path.");
        if (await FindAdditionAsync(isUpload: false) is { } addition)
            addition.FileIds.Add(id);
    }

    private Task AddPathAsync(string path)
    {
        WorkOn(null);
        return TryAsync(path, async () =>
        {
            FileClient.CheckUpload(path);
            if (await FindAdditionAsync(isUpload: true) is not { } addition || !ShouldProcess(path, Messages.Get("DoUploadAndAdd", Purpose, addition.Store)))
                return;
            await _uploads!.StartAsync(path, async () =>
            {
                using var bar = new TransferProgressBar(this, "Uploading", path, _bars);
                var file = await addition.Connection.Client.Files.UploadAsync(
                    path, new FileUploadOptions { Purpose = Purpose, ContentType = ContentTypes.FromPath(path), Progress = bar }, Cancellation);
                addition.FileIds.Add(file.Id);
                addition.Approved.Add(file.Id);
                return null;
            });
        });
    }

    // An invalid store is one error for each connection, not one for each file.
    private async Task<StoreAddition?> FindAdditionAsync(bool isUpload)
    {
        var connection = Connection;
        if (_additions.Find(one => one.Connection == connection) is { } known)
            return known;
        if (!_refused.Add(connection))
        {
            _skipped++;
            return null;
        }
        var addition = new StoreAddition(connection, await Parent!.FindIdAsync(connection.Client, null, Cancellation));
        // Before an upload, which would be in vain.
        if (isUpload)
            _ = await connection.Client.VectorStores.GetAsync(addition.Store, Cancellation);
        _refused.Remove(connection);
        _additions.Add(addition);
        return addition;
    }

    private async Task AddAsync(StoreAddition addition, string[] ids, bool isWhole)
    {
        Connection = addition.Connection;
        string[] unapproved = [.. ids.Where(id => !addition.Approved.Contains(id))];
        if (unapproved.Length > 0 && !ShouldProcess(addition.Store, unapproved.Length == 1 ? Messages.Get("DoAddFile", unapproved[0]) : Messages.Get("DoAddFiles", unapproved.Length)))
            ids = [.. ids.Where(addition.Approved.Contains)];
        if (ids.Length == 0)
            return;
        if (ids.Length == 1 && isWhole)
        {
            var file = await Client.VectorStores.Files.AddAsync(addition.Store, ids[0], _options, Cancellation);
            WriteOrWait(_files!, _storeFile, addition, file.Id, file);
        }
        else
        {
            var batch = await Client.VectorStores.Files.AddBatchAsync(addition.Store, ids, _options, Cancellation);
            WriteOrWait(_batches!, _fileBatches, addition, batch.Id, batch);
        }
    }

    // One bad id refuses all files of a call, and uploads stay.
    private void WarnNotAdded(StoreAddition addition, string[] ids)
    {
        string[] uploaded = [.. ids.Where(addition.Approved.Contains)];
        if (ids.Length > 1)
            WriteWarning($"None of the {ids.Length} files of this call is known to be added, because of the error above: {string.Join(", ", ids)}.");
        if (uploaded.Length > 0)
            WriteWarning($"Uploaded but not known to be added: {string.Join(", ", uploaded)}. To add them: {CommandText.Quote(uploaded[0])}{(uploaded.Length > 1 ? ", ..." : string.Empty)} | Add-Mka1VectorStoreFile{CommandText.Format(nameof(VectorStore), addition.Store)}{addition.Connection.GetArguments()}. To delete them: Remove-Mka1File.");
    }

    private void WriteOrWait<T>(Waiter<T> waiter, Waitable<T> waitable, StoreAddition addition, string id, T item)
        where T : class
    {
        if (!Wait)
        {
            WriteObject(item);
            return;
        }
        waitable.Parents[id] = addition.Store;
        waiter.Add(id, addition.Connection.Client, CommandText.Format(nameof(VectorStore), addition.Store) + addition.Connection.GetArguments(), item);
    }
}
