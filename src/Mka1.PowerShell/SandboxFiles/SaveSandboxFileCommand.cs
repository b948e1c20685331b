using System.Management.Automation;
using System.Security;
using Mka1.Files;
using Mka1.Http;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Errors;
using Mka1.PowerShell.Languages;
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
public sealed class SaveSandboxFileCommand : SaveCommand
{
    /// <summary>The paths in the workspace.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("SandboxFileId", "File"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>The session of the files. Objects name theirs.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("SandboxSessionId", "Session"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenSandboxSessionCompleter))]
    public ObjectId[]? SessionId { get; set; }

    /// <summary>The token of the session.</summary>
    [Parameter]
    [FreeText]
    [SecretTransformation, ValidateNotNull]
    public SecureString? SessionToken { get; set; }

    internal override string Recommend(string errorId, string action, object? target) => errorId == ErrorId.NotFound && target is string path && WildcardPattern.ContainsWildcardCharacters(path)
        ? $"Wildcards are not expanded here: Get-Mka1SandboxFile -Path {CommandText.Quote(path)} finds the files to pipe. {action}"
        : SandboxAdvice.Complete(errorId, base.Recommend(errorId, action, target));

    private protected override ObjectKind Kind => SandboxFileClient.Kind;

    private protected override ParentParameter? Parent => new(nameof(SessionId), SandboxSessionClient.Kind, SessionId) { Alias = "SandboxSessionId" };

    private protected override async Task ActAsync(string id)
    {
        string path = ResolveTarget();
        string? root = Directory.Exists(path) ? path : null;
        string target = root is null ? path : WorkspacePath.ToLocal(id, root);
        await CheckOverwriteAsync(target);
        var (client, session, token) = (Client, ParentId, KnownToken.Find(SessionToken, Parent!.Source));
        if (ShouldProcess(target, Messages.Get("DoSaveSandboxFile", id)))
            await StartAsync(id, target, bar => client.SandboxFiles.DownloadAsync(session, id, target, new FileDownloadOptions { Overwrite = Force, Root = root, Progress = bar }, token, Cancellation));
    }
}
