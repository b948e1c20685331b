using System.Management.Automation;
using System.Security;
using Mka1.Errors;
using Mka1.Files;
using Mka1.Http;
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

/// <summary>Saves files of sandbox sessions as zip archives.</summary>
[Cmdlet(VerbsData.Save, "Mka1SandboxArchive", DefaultParameterSetName = PathSet, SupportsShouldProcess = true)]
[ApiOperation("sandbox.downloadArchive")]
[OutputType(typeof(FileInfo))]
public sealed class SaveSandboxArchiveCommand : SaveCommand
{
    /// <summary>The sessions.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("SandboxSessionId", "SessionId", "Session"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenSandboxSessionCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>The paths of files in the workspace, or of folders with / at their ends. The default is all files.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNullOrEmpty]
    public string[]? File { get; set; }

    /// <summary>The token of the session.</summary>
    [Parameter]
    [FreeText]
    [SecretTransformation, ValidateNotNull]
    public SecureString? SessionToken { get; set; }

    internal override string Recommend(string errorId, string action, object? target) => SandboxAdvice.Complete(errorId, base.Recommend(errorId, action, target));

    private protected override ObjectKind Kind => SandboxSessionClient.Kind;

    private protected override async Task ActAsync(string id)
    {
        string path = ResolveTarget();
        string target = Directory.Exists(path) ? System.IO.Path.Combine(path, SafeFileName.Create(id + ".zip", "session.zip")) : path;
        await CheckOverwriteAsync(target);
        var (client, token) = (Client, KnownToken.Find(SessionToken, Source));
        if (ShouldProcess(target, Messages.Get("DoSaveSandboxFiles", id)))
            await StartAsync(id, target, bar => SaveAsync(client, id, token, target, bar));
    }

    private async Task SaveAsync(Mka1Client client, string id, SecureString? token, string target, TransferProgressBar bar)
    {
        IReadOnlyList<string> files = File
            ?? [.. (await client.SandboxFiles.ListAsync(id, token, Cancellation)).Select(static file => file.Path).Where(static file => !WorkspacePath.IsFolder(file))];
        if (files.Count == 0)
            throw new Mka1InputException($"The workspace of the sandbox session '{id}' has no files.");
        await client.SandboxFiles.DownloadArchiveAsync(id, files, target, new FileDownloadOptions { Overwrite = Force, Progress = bar }, token, Cancellation);
    }
}
