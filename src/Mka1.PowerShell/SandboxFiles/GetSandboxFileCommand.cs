using System.Management.Automation;
using System.Security;
using Mka1.Errors;
using Mka1.Http;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.PowerShell.SandboxSessions;
using Mka1.PowerShell.Values;
using Mka1.SandboxFiles;
using Mka1.SandboxSessions;

namespace Mka1.PowerShell.SandboxFiles;

/// <summary>Gets the files in the workspaces of sandbox sessions.</summary>
[Cmdlet(VerbsCommon.Get, "Mka1SandboxFile")]
[ApiOperation("sandbox.getWorkspace")]
[OutputType(typeof(SandboxFile))]
public sealed class GetSandboxFileCommand : ActByIdCommand
{
    /// <summary>The sessions.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("SandboxSessionId", "SessionId", "Session"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenSandboxSessionCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>Gets only files with one of these paths in the workspace; wildcards are allowed.</summary>
    [Parameter(Position = 1)]
    [FreeText]
    [Alias("File")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    /// <summary>The token of the session.</summary>
    [Parameter]
    [FreeText]
    [SecretTransformation, ValidateNotNull]
    public SecureString? SessionToken { get; set; }

    internal override string Recommend(string errorId, string action, object? target) => SandboxAdvice.Complete(errorId, base.Recommend(errorId, action, target));

    private protected override ObjectKind Kind => SandboxSessionClient.Kind;

    private protected override bool TakesIdentities => true;

    private protected override Task BeginAsync()
    {
        // The first position is that of the sessions, also if they are piped.
        if (MyInvocation.ExpectingInput && Id.Select(static id => id.Source as string).FirstOrDefault(WildcardPattern.ContainsWildcardCharacters) is string pattern)
            throw new Mka1InputException($"'{pattern}' is not the id of a sandbox session. With sessions from the pipeline, give the paths of files with -Path.");
        return base.BeginAsync();
    }

    private protected override async Task ActAsync(string id)
    {
        var patterns = Path?.Select(TextPattern.Create).ToArray();
        foreach (var file in await Client.SandboxFiles.ListAsync(id, KnownToken.Find(SessionToken, Source), Cancellation))
        {
            if (patterns is null || patterns.Any(pattern => pattern.IsMatch(file.Path)))
                WriteObject(file);
        }
    }
}
