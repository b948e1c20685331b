using System.Management.Automation;
using System.Security;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Files;
using Mka1.PowerShell.Languages;
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
public sealed class SendSandboxArchiveCommand : InputFileCommand
{
    /// <summary>The session.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [Alias("SessionId", "SandboxSessionId"), ObjectIdTransformation(IsSingle = true), ValidateNotNull, ArgumentCompleter(typeof(SeenSandboxSessionCompleter))]
    public ObjectId? Session { get; set; }

    /// <summary>Returns the files of the workspace.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>The token of the session.</summary>
    [Parameter]
    [FreeText]
    [SecretTransformation, ValidateNotNull]
    public SecureString? SessionToken { get; set; }

    internal override string Recommend(string errorId, string action, object? target) => SandboxAdvice.Complete(errorId, base.Recommend(errorId, action, target));

    private protected override ParentParameter? Parent => new(nameof(Session), SandboxSessionClient.Kind, Session is null ? null : [Session]) { Alias = "SessionId" };

    private protected override async Task ActAsync(string path)
    {
        SandboxFileClient.CheckArchive(path);
        string session = await Parent!.FindIdAsync(Client, Session!.Source, Cancellation);
        var (client, token) = (Client, KnownToken.Find(SessionToken, Session.Source));
        if (ShouldProcess(path, Messages.Get("DoUploadToWorkspace", session)))
            await StartAsync(path, bar => UploadAsync(client, session, token, path, bar));
    }

    private async Task<object?> UploadAsync(Mka1Client client, string session, SecureString? token, string path, TransferProgressBar bar)
    {
        await client.SandboxFiles.UploadArchiveAsync(session, path, bar, token, Cancellation);
        foreach (var file in PassThru ? await client.SandboxFiles.ListAsync(session, token, Cancellation) : [])
            WriteObject(file);
        return null;
    }
}
