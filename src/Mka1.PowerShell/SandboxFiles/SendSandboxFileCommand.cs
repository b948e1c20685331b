using System.Management.Automation;
using System.Security;
using Mka1.Errors;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Connection;
using Mka1.PowerShell.Files;
using Mka1.PowerShell.Paths;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.PowerShell.SandboxSessions;
using Mka1.PowerShell.Values;
using Mka1.SandboxFiles;
using Mka1.SandboxSessions;

namespace Mka1.PowerShell.SandboxFiles;

/// <summary>Uploads files to the workspace of a sandbox session.</summary>
[Cmdlet(VerbsCommunications.Send, "Mka1SandboxFile", DefaultParameterSetName = PathSet, SupportsShouldProcess = true)]
[ApiOperation("sandbox.uploadFile")]
[OutputType(typeof(SandboxFile))]
public sealed class SendSandboxFileCommand : Mka1Command
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";
    private readonly HashSet<string> _sent = new(StringComparer.Ordinal);
    private readonly ActivityIds _bars = new();
    private ChangeWindow? _changes;

    /// <summary>The paths of the files; wildcards are allowed.</summary>
    [Parameter(ParameterSetName = PathSet, Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>The literal paths of the files.</summary>
    [Parameter(ParameterSetName = LiteralPathSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>The session.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [Alias("SessionId", "SandboxSessionId"), ObjectIdTransformation(IsSingle = true), ValidateNotNull, ArgumentCompleter(typeof(SeenSandboxSessionCompleter))]
    public ObjectId? Session { get; set; }

    /// <summary>The path in the workspace; with / at its end a folder. The default is the name of the local file.</summary>
    [Parameter(Position = 2)]
    [ValidateNotNullOrEmpty]
    public string? Destination { get; set; }

    /// <summary>The number of files to upload in parallel.</summary>
    [Parameter]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = 1;

    /// <summary>The token of the session.</summary>
    [Parameter]
    [SecretTransformation, ValidateNotNull]
    public SecureString? SessionToken { get; set; }

    private ChangeWindow Changes => _changes ??= new ChangeWindow(this, ThrottleLimit);

    private protected override ParentParameter? Parent => new(nameof(Session), SandboxSessionClient.Kind, Session is null ? null : [Session]) { Alias = "SessionId" };

    private protected override async Task ProcessRecordAsync()
    {
        Changes.RecordInput();
        foreach (string path in InputPaths.ResolveFiles(this, Path, LiteralPath, WriteError))
            await TryAsync(path, () => SendAsync(path));
        await Changes.WriteReadyAsync();
    }

    private protected override Task EndAsync() => Changes.DrainAsync();

    private async Task SendAsync(string path)
    {
        SandboxFileClient.CheckUpload(path);
        string session = await Parent!.FindIdAsync(Client, Session!.Source, Cancellation);
        string name = System.IO.Path.GetFileName(path);
        string target = WorkspacePath.Check(Destination is null ? name : Destination.EndsWith("/", StringComparison.Ordinal) ? Destination + name : Destination);
        var (client, token) = (Client, KnownToken.Find(SessionToken, Session.Source));
        // One that is pending may fail.
        if (_sent.Contains(target))
            await Changes.DrainAsync();
        if (_sent.Contains(target))
            throw new Mka1InputException($"'{target}' has just been uploaded by the same command. Give a folder with / at its end as -Destination, or files of different names.");
        if (ShouldProcess(path, $"Upload to {target} of sandbox session {session}"))
            await Changes.StartAsync(path, () => UploadAsync(client, session, token, path, target));
    }

    private async Task<object?> UploadAsync(Mka1Client client, string session, SecureString? token, string path, string target)
    {
        using var bar = new TransferProgressBar(this, "Uploading", path, _bars);
        _sent.Add(target);
        try
        {
            return await client.SandboxFiles.UploadAsync(session, path, target, bar, token, Cancellation);
        }
        catch
        {
            _sent.Remove(target);
            throw;
        }
    }
}
