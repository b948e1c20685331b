using System.Collections;
using System.Management.Automation;
using System.Security;
using Mka1.Errors;
using Mka1.PowerShell.AccessTokens;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Connection;
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
public sealed class InvokeSandboxCodeCommand : Mka1Command
{
    private const string CodeSet = "Code";
    private const string InputSet = "Input";
    private const string PathSet = "Path";
    private static readonly string[] SessionMembers = ["SandboxSessionId", "SessionId", "Id"];

    private string? _running;

    /// <summary>The sessions.</summary>
    [Parameter(ParameterSetName = CodeSet, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = PathSet, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = InputSet, Mandatory = true)]
    [Alias("SandboxSessionId", "SessionId", "Id"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenSandboxSessionCompleter))]
    public ObjectId[] Session { get; set; } = [];

    /// <summary>The code.</summary>
    [Parameter(ParameterSetName = CodeSet, Mandatory = true, Position = 0)]
    [Parameter(ParameterSetName = InputSet, Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public string Code { get; set; } = string.Empty;

    /// <summary>The local file that has the code.</summary>
    [Parameter(ParameterSetName = PathSet, Mandatory = true)]
    [Alias("LiteralPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>The runtime.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SandboxRuntimeCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Runtime { get; set; }

    /// <summary>The folder to run it in.</summary>
    [Parameter]
    [Alias("Cwd")]
    [ValidateNotNullOrEmpty]
    public string? WorkingDirectory { get; set; }

    /// <summary>The environment variables.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? Environment { get; set; }

    /// <summary>The time that it may take; a number is in seconds.</summary>
    [Parameter]
    [LifetimeTransformation]
    [PSDefaultValue(Help = "00:01:00")]
    public TimeSpan? Timeout { get; set; }

    /// <summary>The token of the session.</summary>
    [Parameter]
    [SecretTransformation, ValidateNotNull]
    public SecureString? SessionToken { get; set; }

    private protected override IEnumerable<object?> References => [Session.Length == 1 ? Session[0].Source : null];

    private protected override async Task ProcessRecordAsync()
    {
        foreach (var session in Session)
            await WorkOnAsync(session, SessionMembers, RunAsync);
    }

    private protected override string? GetStoppedWarning() => _running is null ? null : $"The code may continue in the sandbox session {_running}.";

    private async Task RunAsync(string id)
    {
        SandboxSessionClient.Kind.CheckId(id);
        var options = new SandboxCodeOptions
        {
            Code = Path is null ? Code : ReadCode(Path),
            Runtime = Runtime ?? FindRuntime(Path),
            WorkingDirectory = WorkingDirectory,
            Environment = Environment is null ? null : MetadataMap.Convert(Environment, "environment"),
            Timeout = Timeout,
            SessionToken = KnownToken.Find(SessionToken, Source),
        };
        options.Check();
        if (!ShouldProcess(id, Path is null ? "Run code" : $"Run code of {Path}"))
            return;
        SandboxCommandResult result;
        _running = id;
        try
        {
            result = await Client.SandboxCommands.RunCodeAsync(id, options, Cancellation);
        }
        finally
        {
            // After Ctrl+C, the warning needs it.
            if (!Cancellation.IsCancellationRequested)
                _running = null;
        }
        WriteObject(result);
    }

    private string ReadCode(string path)
    {
        string file = FileSystemPath.Resolve(this, path);
        Mka1.Files.FileClient.CheckUpload(file);
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new Mka1InputException($"'{file}' cannot be read: {exception.Message}", exception);
        }
    }

    // Without one, the server takes python.
    private static string? FindRuntime(string? path) => System.IO.Path.GetExtension(path ?? string.Empty).ToLowerInvariant() switch
    {
        ".js" or ".mjs" => "node",
        ".go" => "go",
        ".sh" => "bash",
        _ => null,
    };
}
