using System.Collections;
using System.Management.Automation;
using System.Security;
using Mka1.Http;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Languages;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.PowerShell.SandboxSessions;
using Mka1.PowerShell.Values;
using Mka1.SandboxCommands;
using Mka1.SandboxSessions;

namespace Mka1.PowerShell.SandboxCommands;

/// <summary>Runs a command in sandbox sessions, and returns what it wrote and changed.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "Mka1SandboxCommand", SupportsShouldProcess = true)]
[ApiOperation("sandbox.runCommand")]
[OutputType(typeof(SandboxCommandResult))]
public sealed class InvokeSandboxCommandCommand : CreateChildCommand<SandboxCommandResult, SandboxCommandOptions>
{
    /// <summary>The sessions.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("SandboxSessionId", "SessionId", "Session"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenSandboxSessionCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>The program or command.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [FreeText]
    [ValidateNotNullOrEmpty]
    public string Command { get; set; } = string.Empty;

    /// <summary>The arguments.</summary>
    [Parameter(Position = 1)]
    [FreeText]
    [Alias("Args")]
    [AllowEmptyString, ValidateNotNull]
    public string[]? ArgumentList { get; set; }

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

    private protected override string Action => Messages.Get("DoRun", string.Join(" ", new[] { Command }.Concat(ArgumentList ?? []).Select(CommandText.Quote)));

    private protected override SandboxCommandOptions Complete(SandboxCommandOptions options) => options with { SessionToken = KnownToken.Find(SessionToken, Source) };

    private protected override Task<SandboxCommandResult> CreateAsync(string parent, SandboxCommandOptions options) =>
        Client.SandboxCommands.RunAsync(parent, options, Cancellation);

    private protected override string GetStoppedWarning(string parent) => Messages.Get("CommandMayContinue", parent);
}
