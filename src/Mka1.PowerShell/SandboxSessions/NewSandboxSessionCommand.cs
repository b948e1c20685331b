using System.Management.Automation;
using Mka1.Http;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.PowerShell.Values;
using Mka1.SandboxSessions;

namespace Mka1.PowerShell.SandboxSessions;

/// <summary>Creates sandbox sessions: returns them at once, or when they are ready.</summary>
[Cmdlet(VerbsCommon.New, "Mka1SandboxSession", SupportsShouldProcess = true)]
[ApiOperation("sandbox.create")]
[OutputType(typeof(SandboxSession))]
public sealed class NewSandboxSessionCommand : CreateCommand<SandboxSession, SandboxSessionOptions>
{
    private Waiter<SandboxSession>? _waiter;

    /// <summary>The id.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [Alias("Id", "SandboxSessionId")]
    [ValidateNotNullOrEmpty]
    public string? SessionId { get; set; }

    /// <summary>The id of the user.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [ValidateNotNullOrEmpty]
    public string? UserId { get; set; }

    /// <summary>The kind.</summary>
    [Parameter]
    [Alias("Kind")]
    [ArgumentCompleter(typeof(SandboxKindCompleter))]
    [ValidateNotNullOrEmpty]
    public string? SessionKind { get; set; }

    /// <summary>The features.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SandboxFeatureCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Feature { get; set; }

    /// <summary>The time to live; a number is in seconds.</summary>
    [Parameter]
    [FreeText]
    [DurationTransformation]
    public TimeSpan? TimeToLive { get; set; }

    /// <summary>Waits for capacity instead of failing.</summary>
    [Parameter]
    public SwitchParameter QueueIfFull { get; set; }

    /// <summary>Waits until the session is ready.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    private protected override ObjectKind Kind => SandboxSessionClient.Kind;

    private protected override string NameParameter => nameof(SessionId);

    private protected override Task<SandboxSession> CreateAsync(SandboxSessionOptions options) => Client.SandboxSessions.CreateAsync(options, Cancellation);

    private protected override void WriteCreated(SandboxSession created)
    {
        if (Wait)
            (_waiter ??= new Waiter<SandboxSession>(this, new WaitableSandboxSessions())).Add(created.Id, Client, Connection.GetArguments(), created);
        else
            WriteObject(created);
    }

    private protected override Task EndAsync()
    {
        IsPolling = _waiter is not null;
        return _waiter?.WaitAsync() ?? Task.CompletedTask;
    }

    private protected override string? GetStoppedWarning() => _waiter?.GetStoppedWarning();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
            _waiter?.Dispose();
    }
}
