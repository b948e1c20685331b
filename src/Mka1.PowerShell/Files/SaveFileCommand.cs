using System.Management.Automation;
using Mka1.Files;
using Mka1.Http;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Paths;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;

namespace Mka1.PowerShell.Files;

/// <summary>Saves the content of files. A failed download leaves the target unchanged.</summary>
[Cmdlet(VerbsData.Save, "Mka1File", DefaultParameterSetName = PathSet, SupportsShouldProcess = true)]
[ApiOperation("llm.files.content")]
[OutputType(typeof(FileInfo))]
public sealed class SaveFileCommand : ActByIdCommand
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";
    private readonly SavedFiles _saved = new();
    private readonly ActivityIds _bars = new();

    /// <summary>The ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FileId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>The target file, or a directory in which each file gets its name on the server. The default is the current directory.</summary>
    [Parameter(ParameterSetName = PathSet, Position = 1)]
    [Alias("OutFile", "Destination")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = ".";

    /// <summary>The same as -Path. Neither accepts wildcards.</summary>
    [Parameter(ParameterSetName = LiteralPathSet, Mandatory = true)]
    [Alias("LP")]
    [ValidateNotNullOrEmpty]
    public string? LiteralPath { get; set; }

    /// <summary>Replaces existing files.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Returns the saved files.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>The number of files to download in parallel.</summary>
    [Parameter]
    [ValidateRange(1, 256)]
    public override int ThrottleLimit { get; set; } = 1;

    private protected override ObjectKind Kind => FileClient.Kind;

    private protected override async Task ActAsync(string id)
    {
        // Validate the path before calling the server.
        string path = OutputPaths.ResolveFileOrDirectory(this, LiteralPath ?? Path);
        var client = Client;
        await CheckOverwriteAsync(path);
        // The files are read one after the other, so that the first of two with the same name is saved.
        var file = await client.Files.GetAsync(id, Cancellation);
        string target = Directory.Exists(path) ? System.IO.Path.Combine(path, SafeFileName.Create(file.Filename, id)) : path;
        await CheckOverwriteAsync(target);
        if (ShouldProcess(target, $"Save file {id}"))
            await Changes.StartAsync(id, () => SaveAsync(client, file, id, target));
    }

    private async Task CheckOverwriteAsync(string target)
    {
        // Whether the target is taken depends on the download that is on its way there.
        if (_saved.IsPending(target))
            await Changes.DrainAsync();
        _saved.CheckOverwrite(target, Force);
    }

    private async Task<object?> SaveAsync(Mka1Client client, FileObject file, string id, string target)
    {
        using var bar = new TransferProgressBar(this, "Downloading", target, _bars);
        var options = new FileDownloadOptions { Overwrite = Force, Length = file.Bytes, Progress = bar };
        await _saved.SaveAsync(target, () => client.Files.DownloadAsync(id, target, options, Cancellation));
        return PassThru ? FileSystemPath.GetItem(this, target) : null;
    }
}
