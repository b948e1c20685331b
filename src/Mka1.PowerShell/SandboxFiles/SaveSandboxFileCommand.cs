using System.Management.Automation;
using System.Security;
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

/// <summary>Saves files of sandbox sessions. A failed download leaves the target unchanged.</summary>
[Cmdlet(VerbsData.Save, "Mka1SandboxFile", DefaultParameterSetName = PathSet, SupportsShouldProcess = true)]
[ApiOperation("sandbox.downloadFile")]
[OutputType(typeof(FileInfo))]
public sealed class SaveSandboxFileCommand : ActByIdCommand
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";
    private readonly SavedFiles _saved = new();
    private readonly ActivityIds _bars = new();

    /// <summary>The paths in the workspace.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("SandboxFileId", "File"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>The session of the files. Objects name theirs.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("SandboxSessionId", "Session"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenSandboxSessionCompleter))]
    public ObjectId[]? SessionId { get; set; }

    /// <summary>The target file, or a directory in which each file gets its path in the workspace. The default is the current directory.</summary>
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

    /// <summary>The token of the session.</summary>
    [Parameter]
    [SecretTransformation, ValidateNotNull]
    public SecureString? SessionToken { get; set; }

    private protected override ObjectKind Kind => SandboxFileClient.Kind;

    private protected override ParentParameter? Parent => new(nameof(SessionId), SandboxSessionClient.Kind, SessionId) { Alias = "SandboxSessionId" };

    private protected override async Task ActAsync(string id)
    {
        // Validate the path before calling the server.
        string path = OutputPaths.ResolveFileOrDirectory(this, LiteralPath ?? Path);
        bool isFolder = Directory.Exists(path);
        string target = isFolder ? WorkspacePath.ToLocal(id, path) : path;
        if (_saved.IsPending(target))
            await Changes.DrainAsync();
        _saved.CheckOverwrite(target, Force);
        var (client, session, token) = (Client, ParentId, KnownToken.Find(SessionToken, Parent!.Source));
        if (ShouldProcess(target, $"Save sandbox file {id}"))
            await Changes.StartAsync(id, () => SaveAsync(client, session, token, id, target, isFolder ? path : null));
    }

    private async Task<object?> SaveAsync(Mka1Client client, string session, SecureString? token, string id, string target, string? root)
    {
        using var bar = new TransferProgressBar(this, "Downloading", target, _bars);
        var options = new FileDownloadOptions { Overwrite = Force, Root = root, Progress = bar };
        await _saved.SaveAsync(target, () => client.SandboxFiles.DownloadAsync(session, id, target, options, token, Cancellation));
        return PassThru ? FileSystemPath.GetItem(this, target) : null;
    }
}
