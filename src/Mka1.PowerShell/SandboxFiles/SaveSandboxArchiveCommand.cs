using System.Management.Automation;
using System.Security;
using Mka1.Errors;
using Mka1.Files;
using Mka1.Http;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Files;
using Mka1.PowerShell.Paths;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.PowerShell.SandboxSessions;
using Mka1.PowerShell.Values;
using Mka1.SandboxFiles;
using Mka1.SandboxSessions;

namespace Mka1.PowerShell.SandboxFiles;

/// <summary>Saves files of sandbox sessions as zip archives.</summary>
[Cmdlet(VerbsData.Save, "Mka1SandboxArchive", SupportsShouldProcess = true)]
[ApiOperation("sandbox.downloadArchive")]
[OutputType(typeof(FileInfo))]
public sealed class SaveSandboxArchiveCommand : ActByIdCommand
{
    private readonly SavedFiles _saved = new();

    /// <summary>The sessions.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("SandboxSessionId", "SessionId", "Session"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenSandboxSessionCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>The archive, or a directory, in which it gets the name of the session. The default is the current directory.</summary>
    [Parameter(Position = 1)]
    [Alias("LiteralPath", "LP", "OutFile", "Destination")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = ".";

    /// <summary>The paths of files in the workspace, or of folders with / at their ends. The default is all files.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? File { get; set; }

    /// <summary>Replaces existing files.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Returns the saved archives.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>The token of the session.</summary>
    [Parameter]
    [SecretTransformation, ValidateNotNull]
    public SecureString? SessionToken { get; set; }

    private protected override ObjectKind Kind => SandboxSessionClient.Kind;

    private protected override async Task ActAsync(string id)
    {
        string path = OutputPaths.ResolveFileOrDirectory(this, Path);
        string target = Directory.Exists(path) ? System.IO.Path.Combine(path, SafeFileName.Create(id + ".zip", "session.zip")) : path;
        _saved.CheckOverwrite(target, Force);
        var (client, token) = (Client, KnownToken.Find(SessionToken, Source));
        if (!ShouldProcess(target, $"Save files of sandbox session {id}"))
            return;
        IReadOnlyList<string> files = File
            ?? [.. (await client.SandboxFiles.ListAsync(id, token, Cancellation)).Select(static file => file.Path).Where(static file => !WorkspacePath.IsFolder(file))];
        if (files.Count == 0)
            throw new Mka1InputException($"The workspace of the sandbox session '{id}' has no files.");
        using var bar = new TransferProgressBar(this, "Downloading", target);
        await _saved.SaveAsync(target, () => client.SandboxFiles.DownloadArchiveAsync(id, files, target, new FileDownloadOptions { Overwrite = Force, Progress = bar }, token, Cancellation));
        if (PassThru)
            WriteObject(FileSystemPath.GetItem(this, target));
    }
}
