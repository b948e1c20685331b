using System.Collections;
using System.Management.Automation;
using System.Security;
using Mka1.Http;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Languages;
using Mka1.PowerShell.Paths;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.PowerShell.SandboxSessions;
using Mka1.PowerShell.Values;
using Mka1.SandboxCommands;
using Mka1.SandboxSessions;

namespace Mka1.PowerShell.SandboxCommands;

/// <summary>Runs code in sandbox sessions, and returns what it wrote and changed.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "Mka1SandboxCode", DefaultParameterSetName = CodeSet, SupportsShouldProcess = true)]
[ApiOperation("sandbox.runCode")]
[OutputType(typeof(SandboxCommandResult))]
public sealed class InvokeSandboxCodeCommand : CreateChildCommand<SandboxCommandResult, SandboxCodeOptions>
{
    private const string CodeSet = "Code";
    private const string PathSet = "Path";

    /// <summary>The sessions.</summary>
    [Parameter(ParameterSetName = CodeSet, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = PathSet, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("SandboxSessionId", "SessionId", "Session"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenSandboxSessionCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>The code.</summary>
    [Parameter(ParameterSetName = CodeSet, Mandatory = true, Position = 0)]
    [FreeText]
    [ValidateNotNullOrEmpty]
    public string Code { get; set; } = string.Empty;

    /// <summary>The local file that has the code.</summary>
    [Parameter(ParameterSetName = PathSet, Mandatory = true)]
    [Alias("LiteralPath", "LP")]
    [PathTransformation, ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>The runtime.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SandboxRuntimeCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Runtime { get; set; }

    /// <summary>The folder to run it in.</summary>
    [Parameter]
    [FreeText]
    [Alias("Cwd")]
    [ValidateNotNullOrEmpty]
    public string? WorkingDirectory { get; set; }

    /// <summary>The environment variables.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNull]
    public IDictionary? Environment { get; set; }

    /// <summary>The time that it may take; a number is in seconds.</summary>
    [Parameter]
    [FreeText]
    [DurationTransformation]
    [PSDefaultValue(Help = "00:01:00")]
    public TimeSpan? Timeout { get; set; }

    /// <summary>The token of the session.</summary>
    [Parameter]
    [FreeText]
    [SecretTransformation, ValidateNotNull]
    public SecureString? SessionToken { get; set; }

    internal override string Recommend(string errorId, string action, object? target) => SandboxAdvice.Complete(errorId, base.Recommend(errorId, action, target));

    private protected override ObjectKind Kind => SandboxSessionClient.Kind;

    private protected override string Action => Path is null ? Messages.Get("DoRunCode") : Messages.Get("DoRunCodeOf", Path);

    private protected override SandboxCodeOptions Complete(SandboxCodeOptions options) => options with
    {
        Code = Path is null ? options.Code : TextFile.Read(FileSystemPath.Resolve(this, Path)),
        Runtime = options.Runtime ?? FindRuntime(Path),
        SessionToken = KnownToken.Find(SessionToken, Source),
    };

    private protected override Task<SandboxCommandResult> CreateAsync(string parent, SandboxCodeOptions options) =>
        Client.SandboxCommands.RunCodeAsync(parent, options, Cancellation);

    private protected override string GetStoppedWarning(string parent) => Messages.Get("CodeMayContinue", parent);

    // Without one, the server takes python.
    private static string? FindRuntime(string? path) => System.IO.Path.GetExtension(path ?? string.Empty).ToLowerInvariant() switch
    {
        ".js" or ".mjs" => "node",
        ".go" => "go",
        ".sh" => "bash",
        _ => null,
    };
}
