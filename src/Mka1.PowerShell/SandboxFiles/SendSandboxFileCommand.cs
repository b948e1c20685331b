using System.Management.Automation;
using System.Security;
using Mka1.Errors;
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

/// <summary>Uploads files to the workspace of a sandbox session.</summary>
[Cmdlet(VerbsCommunications.Send, "Mka1SandboxFile", DefaultParameterSetName = PathSet, SupportsShouldProcess = true)]
[ApiOperation("sandbox.uploadFile")]
[OutputType(typeof(SandboxFile))]
public sealed class SendSandboxFileCommand : InputFileCommand
{
    private readonly HashSet<string> _sent = new(StringComparer.Ordinal);

    /// <summary>The session.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [Alias("SessionId", "SandboxSessionId"), ObjectIdTransformation(IsSingle = true), ValidateNotNull, ArgumentCompleter(typeof(SeenSandboxSessionCompleter))]
    public ObjectId? Session { get; set; }

    /// <summary>The path in the workspace; with / at its end a folder. The default is the name of the local file.</summary>
    [Parameter(Position = 2)]
    [FreeText]
    [TextTransformation, ValidateNotNullOrEmpty]
    public string? Destination { get; set; }

    /// <summary>The number of files to upload in parallel.</summary>
    [Parameter]
    [FreeText]
    [ValidateRange(1, 256)]
    public override int ThrottleLimit { get; set; } = 1;

    /// <summary>The token of the session.</summary>
    [Parameter]
    [FreeText]
    [SecretTransformation, ValidateNotNull]
    public SecureString? SessionToken { get; set; }

    internal override string Recommend(string errorId, string action, object? target) => SandboxAdvice.Complete(errorId, base.Recommend(errorId, action, target));

    private protected override ParentParameter? Parent => new(nameof(Session), SandboxSessionClient.Kind, Session is null ? null : [Session]) { Alias = "SessionId" };

    private protected override async Task ActAsync(string path)
    {
        SandboxFileClient.CheckUpload(path);
        string session = await Parent!.FindIdAsync(Client, Session!.Source, Cancellation);
        string name = System.IO.Path.GetFileName(path);
        string target = WorkspacePath.Check(Destination is null ? name : Destination.EndsWith("/", StringComparison.Ordinal) ? Destination + name : Destination);
        var (client, token) = (Client, KnownToken.Find(SessionToken, Session.Source));
        // One that is pending may fail.
        if (_sent.Contains(target))
            await Uploads.DrainAsync();
        if (_sent.Contains(target))
            throw new Mka1InputException($"'{target}' has just been uploaded by the same command. Give a folder with / at its end as -Destination, or files of different names.");
        if (ShouldProcess(path, Messages.Get("DoUploadTo", target, session)))
            await StartAsync(path, bar => UploadAsync(client, session, token, path, target, bar));
    }

    private async Task<object?> UploadAsync(Mka1Client client, string session, SecureString? token, string path, string target, TransferProgressBar bar)
    {
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
