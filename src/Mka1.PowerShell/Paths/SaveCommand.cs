using System.Management.Automation;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Files;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Paths;

/// <summary>A cmdlet that saves the content of objects in files. A failed download leaves the target unchanged.</summary>
public abstract class SaveCommand : ActByIdCommand
{
    private protected const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";
    private readonly SavedFiles _saved = new();
    private readonly ActivityIds _bars = new();

    private protected SaveCommand()
    {
    }

    /// <summary>The target file, or a directory, in which each file gets a name of its own. The default is the current directory.</summary>
    [Parameter(ParameterSetName = PathSet, Position = 1)]
    [Alias("OutFile", "Destination")]
    [PathTransformation, ValidateNotNullOrEmpty]
    public string Path { get; set; } = ".";

    /// <summary>The same as -Path. Neither accepts wildcards.</summary>
    [Parameter(ParameterSetName = LiteralPathSet, Mandatory = true)]
    [Alias("LP")]
    [PathTransformation, ValidateNotNullOrEmpty]
    public string? LiteralPath { get; set; }

    /// <summary>Replaces existing files.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Returns the saved files.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>The number of files to save in parallel.</summary>
    [Parameter]
    [FreeText]
    [ValidateRange(1, 256)]
    public override int ThrottleLimit { get; set; } = 1;

    /// <summary>Gets the full path of the target, a file or a directory, before the server is called.</summary>
    private protected string ResolveTarget() => OutputPaths.ResolveFileOrDirectory(this, LiteralPath ?? Path);

    /// <summary>Checks that a file may be saved, and is not replaced without -Force.</summary>
    private protected async Task CheckOverwriteAsync(string target)
    {
        // Whether the target is taken depends on the download that is on its way there.
        if (_saved.IsPending(target))
            await Changes.DrainAsync();
        _saved.CheckOverwrite(target, Force);
    }

    /// <summary>Starts a download, with a progress bar. Waits first until fewer than the limit are running.</summary>
    /// <param name="id">The id of the object, the target of an error.</param>
    /// <param name="target">The path of the file.</param>
    /// <param name="save">Saves the file.</param>
    private protected Task StartAsync(string id, string target, Func<TransferProgressBar, Task> save) => Changes.StartAsync(id, async () =>
    {
        using var bar = new TransferProgressBar(this, "Downloading", target, _bars);
        await _saved.SaveAsync(target, () => save(bar));
        return PassThru ? FileSystemPath.GetItem(this, target) : null;
    });
}
