using System.Management.Automation;
using Mka1.Batches.Input;
using Mka1.Errors;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Errors;
using Mka1.PowerShell.Languages;
using Mka1.PowerShell.Paths;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Batches;

/// <summary>Checks requests and writes them to input files for batches. A failed export leaves existing files unchanged.</summary>
[Cmdlet(VerbsData.Export, "Mka1BatchInput", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportBatchInputCommand : AsyncCommand
{
    private BatchInputWriter? _writer;
    private PipedRequests? _requests;

    /// <summary>The path of the file.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [PathTransformation, ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>Requests, objects or hashtables with their members, or JSON lines. If one is invalid, nothing is written.</summary>
    // Accept any piped object. Objects that fail to bind would be missing from the file.
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [FreeText]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public PSObject?[]? InputObject { get; set; } = [];

    /// <summary>The maximum number of requests per file. More requests go to further, numbered files.</summary>
    [Parameter]
    [FreeText]
    [ValidateRange(1, long.MaxValue)]
    public long MaxRequests { get; set; }

    /// <summary>The maximum size of a file in bytes. More requests go to further, numbered files.</summary>
    [Parameter]
    [FreeText]
    [ValidateRange(1, long.MaxValue)]
    public long MaxBytes { get; set; }

    /// <summary>Appends to an existing file.</summary>
    [Parameter]
    public SwitchParameter Append { get; set; }

    /// <summary>Replaces existing files, and accepts other endpoints and several models in a file.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
            _writer?.Dispose();
    }

    private protected override async Task BeginAsync()
    {
        try
        {
            if (Append && (MaxRequests > 0 || MaxBytes > 0))
                throw new Mka1InputException("-Append adds to one file: omit -MaxRequests and -MaxBytes.");
            string path = OutputPaths.ResolveFile(this, Path);
            bool exists = File.Exists(path);
            if (!ShouldProcess(path, Messages.Get(Append && exists ? "DoAppendRequests" : "DoWriteRequests")))
                return;
            if (exists && !Append && !Force)
                throw new Mka1InputException($"'{path}' already exists. Choose another path, or replace it with -Force.");
            _writer = new BatchInputWriter(path, new BatchInputWriterOptions
            {
                MaxRequests = MaxRequests,
                MaxBytes = MaxBytes,
                Overwrite = Force || Append,
                Lenient = Force,
            });
            if (Append && exists)
                await _writer.AppendAsync(Cancellation);
            _requests = new PipedRequests(this, _writer, "written");
        }
        catch (Mka1Exception exception)
        {
            ThrowTerminatingError(ErrorCatalog.FromException(exception, Path));
        }
    }

    private protected override Task ProcessRecordAsync()
    {
        if (_requests is null)
            return Task.CompletedTask;
        foreach (var item in PipedRequests.Enumerate(InputObject))
        {
            try
            {
                _requests.Add(item);
            }
            catch (Mka1WriteException exception)
            {
                ThrowTerminatingError(ErrorCatalog.FromException(exception, Path));
            }
        }
        return Task.CompletedTask;
    }

    private protected override Task EndAsync() => _requests is null ? Task.CompletedTask : TryAsync(Path, () =>
    {
        if (_requests.ReportTotal(Path))
            return Task.CompletedTask;
        var files = _writer!.Complete();
        foreach (var file in files)
            WriteObject(FileSystemPath.GetItem(this, file.Path));
        if (files.Count == 0)
            WriteWarning($"There were no requests, so '{Path}' was not written.");
        // A wildcard would also match the files of an earlier export.
        string next = _writer.GetPartPath(files.Count > 1 ? files.Count + 1 : 1);
        if (Force && (MaxRequests > 0 || MaxBytes > 0) && File.Exists(next))
            WriteWarning($"'{next}' is from an earlier export and does not belong to this one. Remove it.");
        return Task.CompletedTask;
    });
}
