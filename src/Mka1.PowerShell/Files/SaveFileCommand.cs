using System.Management.Automation;
using Mka1.Files;
using Mka1.Http;
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

    /// <summary>The ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FileId"), ObjectIdTransformation, ValidateNotNull]
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

    private protected override ObjectKind Kind => FileClient.Kind;

    private protected override async Task ActAsync(string id)
    {
        // Validate the path before calling the server.
        string path = OutputPaths.ResolveFileOrDirectory(this, LiteralPath ?? Path);
        _saved.CheckOverwrite(path, Force);
        var file = await Client.Files.GetAsync(id, Cancellation);
        string target = Directory.Exists(path) ? System.IO.Path.Combine(path, SafeFileName.Create(file.Filename, id)) : path;
        _saved.CheckOverwrite(target, Force);
        if (!ShouldProcess(target, $"Save file {id}"))
            return;
        using (var bar = new TransferProgressBar(this, "Downloading", target))
        {
            await Client.Files.DownloadAsync(id, target, new FileDownloadOptions { Overwrite = Force, Length = file.Bytes, Progress = bar }, Cancellation);
            _saved.Add(target);
        }
        if (PassThru)
            WriteObject(FileSystemPath.GetItem(this, target));
    }
}
