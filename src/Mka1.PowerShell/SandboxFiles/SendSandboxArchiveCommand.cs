using System.Management.Automation;
using System.Security;
using Mka1.Files;
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

/// <summary>Uploads zip archives, whose files are added to the workspace of a sandbox session.</summary>
[Cmdlet(VerbsCommunications.Send, "Mka1SandboxArchive", DefaultParameterSetName = PathSet, SupportsShouldProcess = true)]
[ApiOperation("sandbox.uploadArchive")]
[OutputType(typeof(SandboxFile))]
public sealed class SendSandboxArchiveCommand : Mka1Command
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    /// <summary>The paths of the archives; wildcards are allowed.</summary>
    [Parameter(ParameterSetName = PathSet, Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>The literal paths of the archives.</summary>
    [Parameter(ParameterSetName = LiteralPathSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>The session.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [Alias("SessionId", "SandboxSessionId"), ObjectIdTransformation(IsSingle = true), ValidateNotNull, ArgumentCompleter(typeof(SeenSandboxSessionCompleter))]
    public ObjectId? Session { get; set; }

    /// <summary>Returns the files of the workspace.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>The token of the session.</summary>
    [Parameter]
    [SecretTransformation, ValidateNotNull]
    public SecureString? SessionToken { get; set; }

    private protected override ParentParameter? Parent => new(nameof(Session), SandboxSessionClient.Kind, Session is null ? null : [Session]) { Alias = "SessionId" };

    private protected override async Task ProcessRecordAsync()
    {
        foreach (string path in InputPaths.ResolveFiles(this, Path, LiteralPath, WriteError))
            await TryAsync(path, () => SendAsync(path));
    }

    private async Task SendAsync(string path)
    {
        FileClient.CheckUpload(path);
        string session = await Parent!.FindIdAsync(Client, Session!.Source, Cancellation);
        var token = KnownToken.Find(SessionToken, Session.Source);
        if (!ShouldProcess(path, $"Upload to the workspace of sandbox session {session}"))
            return;
        using (var bar = new TransferProgressBar(this, "Uploading", path))
            await Client.SandboxFiles.UploadArchiveAsync(session, path, bar, token, Cancellation);
        foreach (var file in PassThru ? await Client.SandboxFiles.ListAsync(session, token, Cancellation) : [])
            WriteObject(file);
    }
}
