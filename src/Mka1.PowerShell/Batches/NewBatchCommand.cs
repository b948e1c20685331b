using System.Collections;
using System.Management.Automation;
using Mka1.Batches;
using Mka1.Batches.Input;
using Mka1.Errors;
using Mka1.Files;
using Mka1.Json;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Connection;
using Mka1.PowerShell.Errors;
using Mka1.PowerShell.Files;
using Mka1.PowerShell.Languages;
using Mka1.PowerShell.Paths;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.Batches;

/// <summary>Creates batches from uploaded files, or from local files or requests, which it checks and uploads first.</summary>
[Cmdlet(VerbsCommon.New, "Mka1Batch", DefaultParameterSetName = FileIdSet, SupportsShouldProcess = true)]
[ApiOperation("llm.batches.create")]
[OutputType(typeof(Batch))]
public sealed class NewBatchCommand : Mka1Command
{
    private const string FileIdSet = "InputFileId";
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";
    private const string RequestSet = "Request";

    private readonly List<string> _paths = [];
    private PrivateFolder? _folder;
    private BatchInputWriter? _writer;
    private Waiter<Batch>? _waiter;
    private PipedRequests? _requests;
    private bool _hasFailed;
    private bool _hasFiles;

    /// <summary>
    /// The id of a JSONL file that was uploaded with the purpose batch. From the pipeline also requests or local files; the type of
    /// each object decides.
    /// </summary>
    // Accept any piped object and validate it here. Objects that fail to bind would be missing from the batch.
    [Parameter(ParameterSetName = FileIdSet, Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(SeenFileCompleter))]
    [Alias("FileId", "Id")]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public PSObject? InputFileId { get; set; }

    /// <summary>JSONL files. Each is checked, uploaded and becomes a batch; wildcards are allowed.</summary>
    [Parameter(ParameterSetName = PathSet, Mandatory = true)]
    [SupportsWildcards]
    [PathTransformation, ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>The literal paths of JSONL files.</summary>
    [Parameter(ParameterSetName = LiteralPathSet, Mandatory = true)]
    [Alias("PSPath", "LP")]
    [PathTransformation, ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>
    /// Requests, or hashtables or objects with their members, or JSON lines. They are checked, uploaded and become one or more
    /// batches. If one is invalid, nothing is sent.
    /// </summary>
    [Parameter(ParameterSetName = RequestSet, Mandatory = true, ValueFromPipeline = true)]
    [FreeText]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public PSObject?[]? Request { get; set; }

    /// <summary>The maximum number of requests per batch. More requests go to further batches.</summary>
    [Parameter(ParameterSetName = RequestSet)]
    [FreeText]
    [ValidateRange(1, long.MaxValue)]
    public long MaxRequests { get; set; } = BatchLimits.UsualRequests;

    /// <summary>The maximum size of an input file in bytes. More requests go to further batches.</summary>
    [Parameter(ParameterSetName = RequestSet)]
    [FreeText]
    [ValidateRange(1, long.MaxValue)]
    public long MaxBytes { get; set; } = BatchLimits.UsualBytes;

    /// <summary>The name of the group of the batches. With it, a repeated command creates only missing batches.</summary>
    [Parameter(ParameterSetName = PathSet)]
    [ArgumentCompleter(typeof(GroupCompleter))]
    [Parameter(ParameterSetName = LiteralPathSet)]
    [Parameter(ParameterSetName = RequestSet)]
    [ValidateNotNullOrEmpty]
    public string? Group { get; set; }

    /// <summary>The endpoint of all lines. The default is that of the first line of a local file, or else /v1/chat/completions.</summary>
    [Parameter(ParameterSetName = FileIdSet)]
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = LiteralPathSet)]
    [ArgumentCompleter(typeof(EndpointCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Endpoint { get; set; }

    /// <summary>The metadata of the batch, up to 16 pairs of text including those of a group.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNull]
    public IDictionary? Metadata { get; set; }

    /// <summary>Waits for the batches, and returns each when it is finished.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>Accepts unknown endpoints, and several models in a file.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing)
            return;
        using (_folder)
        using (_writer)
            _waiter?.Dispose();
    }

    private protected override async Task ProcessRecordAsync()
    {
        switch (ParameterSetName)
        {
            case FileIdSet:
                await AddInputAsync(InputFileId);
                break;
            case RequestSet:
                foreach (var item in PipedRequests.Enumerate(Request))
                    await AddInputAsync(item);
                break;
            default:
                await AddPathsAsync(Path, LiteralPath);
                break;
        }
    }

    private protected override async Task EndAsync()
    {
        if (_hasFailed)
        {
            // A missing file would shift the part numbers of the others.
            if (_paths.Count > 0)
                WriteWarning($"Nothing of the group '{Group}' was sent, because of the errors above.");
        }
        else if (_requests is not null)
            await TryAsync(Group, CreateFromRequestsAsync);
        else if (_paths.Count > 0)
            await CreateFromFilesAsync(_paths, Group);
        if (_waiter is null)
            return;
        IsPolling = true;
        await _waiter.WaitAsync();
    }

    private async Task AddInputAsync(PSObject? item)
    {
        bool isAdded = false;
        try
        {
            await AddValueAsync(item);
            isAdded = true;
        }
        finally
        {
            // Do not create a batch without a request that could not be read.
            _hasFailed |= !isAdded;
        }
    }

    private async Task AddValueAsync(PSObject? item)
    {
        if (PlainValue.GetItems(item?.BaseObject) is { } many)
        {
            bool isEmpty = true;
            foreach (object? value in many)
            {
                isEmpty = false;
                await AddInputAsync(value is null ? null : PSObject.AsPSObject(value));
            }
            // Report an empty collection as an error, because it contains no request.
            if (!isEmpty)
                return;
        }
        // Once requests are piped, treat every object as a request. An invalid one then stops the whole batch.
        if (_requests is null && BatchFileInput.GetPath(item) is string path)
        {
            _hasFiles = true;
            await AddPathsAsync([], [path]);
        }
        else if (_requests is null && BatchFileInput.GetId(item) is string id)
        {
            _hasFiles = true;
            await TryAsync(id, () =>
            {
                WorkOn(item);
                return CreateAsync(id, Endpoint ?? BatchEndpoint.ChatCompletions);
            });
        }
        else
            await TryAsync(BatchRequestInput.GetCustomId(item), () => SpoolAsync(item));
    }

    private async Task AddPathsAsync(string[] patterns, string[] literal)
    {
        // Of the input before, which may have been a file of another connection.
        WorkOn(null);
        if (IsBound(nameof(MaxRequests)) || IsBound(nameof(MaxBytes)))
        {
            WriteError(ErrorCatalog.InvalidInput("-MaxRequests and -MaxBytes split requests, not files. Omit them, or split the file with Export-Mka1BatchInput.", patterns.Concat(literal).First()));
            return;
        }
        var paths = InputPaths.ResolveFiles(this, patterns, literal, error =>
        {
            _hasFailed |= Group is not null;
            WriteError(error);
        });
        // The number of parts is known only at the end.
        if (Group is not null)
            _paths.AddRange(paths);
        else
            await CreateFromFilesAsync(paths, null);
    }

    private protected override string? GetStoppedWarning() => _waiter?.GetStoppedWarning();

    private async Task CreateAsync(string fileId, string endpoint)
    {
        if (fileId[0] is '@' or '[' or '"')
            throw new Mka1InputException($"'{fileId}' is not the id of a file. To create requests from rows: New-Mka1BatchRequest.");
        if (Group is not null)
            throw new Mka1InputException($"-Group is for requests and local files, and '{fileId}' is neither. Omit -Group.");
        // The server would report a path only as an unknown id.
        if (InputPaths.IsFile(this, fileId))
            throw new Mka1InputException($"'{fileId}' is a local file, not the id of an uploaded one. Use -Path.");
        var options = new BatchCreateOptions { InputFileId = fileId, Endpoint = endpoint, Metadata = CheckMetadata(endpoint, null) };
        if (ShouldProcess(fileId, Messages.Get("DoCreateBatch", endpoint)))
            WriteOrWait(await Client.Batches.CreateOnceAsync(options, PostWarning, Cancellation));
    }

    private async Task CreateFromFilesAsync(List<string> paths, string? group)
    {
        var existing = group is null ? [] : await ListExistingAsync(group);
        if (existing is null)
            return;
        int number = 0;
        foreach (string path in paths)
        {
            number++;
            var part = group is null ? null : new BatchPart(group, number, paths.Count);
            await TryAsync(path, () => CreateFromFileAsync(path, part, existing));
        }
    }

    private async Task CreateFromFileAsync(string path, BatchPart? part, List<Batch> existing)
    {
        // Validate before the upload, so that an invalid call transfers nothing.
        var metadata = CheckMetadata(Endpoint ?? BatchEndpoint.ChatCompletions, part);
        var check = new BatchInputCheck(path, Endpoint, Force);
        var problems = new InputProblems(this);
        await foreach (var problem in check.FindProblemsAsync(Cancellation))
            problems.Report(problem, problem.ToString(), problem.Path);
        if (problems.ReportTotal(path))
            return;
        var summary = check.Summary;
        await SubmitAsync(new BatchInputFile(path, summary.Requests, summary.Bytes, summary.Endpoint!), metadata, part, existing);
    }

    private Task SpoolAsync(PSObject? item)
    {
        // Report an invalid call once, not for each request.
        if (_hasFailed)
            return Task.CompletedTask;
        // Stays set until everything is spooled. A partial batch must not be sent.
        _hasFailed = true;
        (_requests ??= CreateSpool()).Add(item);
        _hasFailed = false;
        return Task.CompletedTask;
    }

    private PipedRequests CreateSpool()
    {
        if (IsBound(nameof(Endpoint)))
            throw new Mka1InputException("-Endpoint is for files: each request has its own url. Omit -Endpoint.");
        if (_hasFiles)
            throw new Mka1InputException("Requests came after files. None of the requests is sent: pipe either requests or files.");
        _ = CheckMetadata(BatchEndpoint.ChatCompletions, Group is null ? null : new BatchPart(Group, 1, 1));
        _folder = new PrivateFolder();
        _writer = new BatchInputWriter(
            _folder.File("requests.jsonl"), new BatchInputWriterOptions { MaxRequests = MaxRequests, MaxBytes = MaxBytes, Lenient = Force });
        return new PipedRequests(this, _writer, "uploaded");
    }

    private async Task CreateFromRequestsAsync()
    {
        if (_requests!.ReportTotal(Group))
            return;
        var parts = _writer!.Complete();
        string? group = Group ?? (parts.Count > 1 ? FormattableString.Invariant($"{DateTime.UtcNow:yyyyMMdd-HHmmss}-{Guid.NewGuid().ToString("N").Substring(0, 8)}") : null);
        if (group is not null)
            _ = CheckMetadata(parts[0].Endpoint, new BatchPart(group, 1, parts.Count));
        var existing = Group is null ? [] : await ListExistingAsync(Group);
        if (existing is null)
            return;
        if (Group is null && group is not null)
            WriteWarning($"{_writer.Requests} requests become {parts.Count} batches of the group '{group}'. Receive-Mka1BatchResult -Group reads their results together.");
        for (int index = 0; index < parts.Count; index++)
        {
            var part = group is null ? null : new BatchPart(group, index + 1, parts.Count);
            await TryAsync(part?.Group, () => SubmitAsync(parts[index], CheckMetadata(parts[index].Endpoint, part), part, existing));
        }
    }

    private async Task<List<Batch>?> ListExistingAsync(string group)
    {
        List<Batch>? existing = null;
        await TryAsync(group, async () => existing = await Client.Batches.ListGroupAsync(group, Cancellation));
        return existing;
    }

    private async Task SubmitAsync(BatchInputFile file, Dictionary<string, string>? metadata, BatchPart? part, List<Batch> existing)
    {
        string? digest = part is null ? null : await BatchPart.ComputeDigestAsync(file.Path, Cancellation);
        if (part?.FindIn(existing, digest!) is Batch found)
        {
            WriteWarning($"Part {part.Number} of the group '{part.Group}' already exists as {found.Id}; it is not sent again.");
            if (metadata is not null && metadata.Any(pair => !found.Metadata.TryGetValue(pair.Key, out string? value) || value != pair.Value))
                WriteWarning($"{found.Id} keeps the metadata it has; -Metadata applies to new batches only.");
            WriteOrWait(found);
            return;
        }
        string name = part is null ? file.Path : $"Part {part.Number} of {part.Count} of group {part.Group}";
        if (!ShouldProcess(name, Messages.Get("DoUploadAndCreateBatch", file.Requests, file.Bytes, file.Endpoint)))
            return;
        using var bar = new TransferProgressBar(this, "Uploading", file.Path);
        string place = Connection.GetArguments();
        WriteOrWait(await Client.Batches.SubmitAsync(file.Path, new BatchSubmitOptions
        {
            Endpoint = file.Endpoint, Metadata = metadata, Group = part, Digest = digest, Progress = bar, OnNotice = PostWarning,
            DescribeRecovery = (fileId, mayExist) => DescribeRecovery(fileId, mayExist, file.Endpoint, metadata, part, place),
        }, Cancellation));
    }

    // A batch created from the id of the file would lack the metadata by which its group finds it.
    private static string DescribeRecovery(string fileId, bool mayExist, string endpoint, Dictionary<string, string>? metadata, BatchPart? part, string place)
    {
        if (part is not null)
            return $"Run the same command with -Group {CommandText.Quote(part.Group)}: it finds the batch, or retries without a second upload.";
        string find = mayExist ? $"Find it with Get-Mka1Batch{place} | Where-Object InputFileId -eq {fileId}. If there is none, retry" : "Retry";
        return $"{find} without a second upload: New-Mka1Batch -InputFileId {fileId} -Endpoint {endpoint}{place}{(metadata is { Count: > 0 } ? " with the same -Metadata" : string.Empty)}.";
    }

    private void WriteOrWait(Batch batch)
    {
        if (Wait && !IsWhatIf)
            (_waiter ??= new Waiter<Batch>(this, new WaitableBatches())).Add(batch.Id, Client, Connection.GetArguments(), batch);
        else
            WriteObject(batch);
    }

    // Validate the metadata as it will be sent, before the upload.
    private Dictionary<string, string>? CheckMetadata(string endpoint, BatchPart? part)
    {
        if (!Force && !BatchEndpoint.KnownValues.Contains(endpoint))
            throw new Mka1InputException($"'{endpoint}' is not an endpoint that a batch can call: {string.Join(", ", BatchEndpoint.KnownValues)}. If it is newer than this module, add -Force.");
        var metadata = MetadataMap.ConvertOptional(Metadata);
        var whole = metadata is null ? [] : new Dictionary<string, string>(metadata);
        if (part is not null)
        {
            whole[BatchGroup.NameKey] = part.Group;
            foreach (string key in new[] { BatchGroup.PartKey, BatchGroup.PartsKey, BatchGroup.DigestKey })
                whole[key] = "0";
        }
        MetadataLimits.Check(whole);
        return metadata;
    }
}
