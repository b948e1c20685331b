using System.Management.Automation;
using Mka1.Batches.Input;
using Mka1.Errors;
using Mka1.PowerShell.Errors;
using Mka1.PowerShell.Paths;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Batches;

/// <summary>Writes requests to input files for batches, each checked. A file is either absent, old or whole.</summary>
[Cmdlet(VerbsData.Export, "Mka1BatchInput", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportBatchInputCommand : AsyncCommand
{
    private BatchInputWriter? _writer;
    private PipedRequests? _requests;

    /// <summary>The path of the file.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>Requests, objects and hashtables with their members, or lines of JSON. If one is wrong nothing is written.</summary>
    // Accept any piped object. Objects that fail to bind would be missing from the file.
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public PSObject?[]? InputObject { get; set; } = [];

    /// <summary>The most requests of a file; then the next, numbered, begins.</summary>
    [Parameter]
    [ValidateRange(1, long.MaxValue)]
    public long MaxRequests { get; set; }

    /// <summary>The most bytes of a file; then the next, numbered, begins.</summary>
    [Parameter]
    [ValidateRange(1, long.MaxValue)]
    public long MaxBytes { get; set; }

    /// <summary>Adds to the file that is there.</summary>
    [Parameter]
    public SwitchParameter Append { get; set; }

    /// <summary>Replaces files that are there; takes other endpoints and several models in a file.</summary>
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
                throw new Mka1InputException("-Append adds to one file; leave out -MaxRequests and -MaxBytes.");
            string path = OutputPaths.ResolveFile(this, Path);
            bool exists = File.Exists(path);
            if (!ShouldProcess(path, Append && exists ? "Append requests" : "Write requests"))
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
        foreach (var item in PipedRequests.Items(InputObject))
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
        if (_requests.End(Path))
            return Task.CompletedTask;
        var files = _writer!.Complete();
        foreach (var file in files)
            WriteObject(FileSystemPath.GetItem(this, file.Path));
        if (files.Count == 0)
            WriteWarning($"There were no requests, so '{Path}' was not written.");
        // A wildcard would also match parts that an earlier run left.
        string next = _writer.GetPartPath(files.Count > 1 ? files.Count + 1 : 1);
        if (Force && (MaxRequests > 0 || MaxBytes > 0) && File.Exists(next))
            WriteWarning($"'{next}' is of an earlier export and is no part of this one. Remove it.");
        return Task.CompletedTask;
    });
}
