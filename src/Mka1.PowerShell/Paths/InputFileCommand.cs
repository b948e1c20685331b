using System.Management.Automation;
using Mka1.PowerShell.Connection;
using Mka1.PowerShell.Files;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Paths;

/// <summary>A cmdlet that sends local files: one after the other, or with <see cref="ThrottleLimit"/> several in parallel.</summary>
public abstract class InputFileCommand : Mka1Command
{
    private protected const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";
    private readonly ActivityIds _bars = new();
    private ResultWindow? _uploads;

    private protected InputFileCommand()
    {
    }

    /// <summary>The paths of the files; wildcards are allowed.</summary>
    [Parameter(ParameterSetName = PathSet, Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [SupportsWildcards]
    [PathTransformation, ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>The literal paths of the files.</summary>
    [Parameter(ParameterSetName = LiteralPathSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    [PathTransformation, ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>The number of files to send in parallel.</summary>
    // A parameter only if the derived cmdlet declares it.
    public virtual int ThrottleLimit { get; set; } = 1;

    /// <summary>The calls in parallel. Their results are written in the order of the files.</summary>
    private protected ResultWindow Uploads => _uploads ??= new ResultWindow(this, ThrottleLimit);

    /// <summary>Checks a file and starts its upload.</summary>
    private protected abstract Task ActAsync(string path);

    /// <summary>Starts an upload, with a progress bar. Waits first until fewer than the limit are running.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="send">Sends the file. Returns the object to write; null for none.</param>
    private protected Task StartAsync(string path, Func<TransferProgressBar, Task<object?>> send) => Uploads.StartAsync(path, async () =>
    {
        using var bar = new TransferProgressBar(this, "Uploading", path, _bars);
        return await send(bar);
    });

    private protected override async Task ProcessRecordAsync()
    {
        Uploads.RecordInput();
        foreach (string path in InputPaths.ResolveFiles(this, Path, LiteralPath, WriteError))
            await TryAsync(path, () => ActAsync(path));
        await Uploads.WriteReadyAsync();
    }

    private protected override Task EndAsync() => Uploads.DrainAsync();
}
