using System.Management.Automation;
using Mka1.Http;
using Mka1.PowerShell.Pipeline;

namespace Mka1.Module.Tests.Pipeline;

/// <summary>
/// A cmdlet that throws an unexpected exception at a given place, for the Pester tests, which import this assembly. It returns
/// each id unchanged, except for the id <c>bad</c>.
/// </summary>
[Cmdlet(VerbsDiagnostic.Test, "Fault")]
[OutputType(typeof(string))]
public sealed class TestFaultCommand : AsyncCommand
{
    private OrderedWindow<string, string>? _window;
    private Waiter<string>? _waiter;

    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    public string Id { get; set; } = string.Empty;

    [Parameter(Mandatory = true, Position = 0)]
    public string At { get; set; } = string.Empty;

    [Parameter]
    public Exception Fault { get; set; } = new InvalidTimeZoneException("nobody foresaw this");

    /// <summary>Text to redact.</summary>
    [Parameter]
    public string? Secret { get; set; }

    internal override string Redact(string text) => Secret is null ? text : text.Replace(Secret, "[redacted]", StringComparison.Ordinal);

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _waiter?.Dispose();
    }

    private protected override Task BeginAsync() => At == "Begin" ? throw Fault : Task.CompletedTask;

    private protected override async Task ProcessRecordAsync()
    {
        switch (At)
        {
            case "Record":
                WriteObject(Check(Id));
                break;
            case "RecordLater":
                await Task.Yield();
                WriteObject(Check(Id));
                break;
            case "RecordElsewhere":
                WriteObject(await Task.Run(() => Check(Id)));
                break;
            case "Object":
                await TryAsync(Id, async () => WriteObject(await Task.Run(() => Check(Id))));
                break;
            case "Posted":
                Post(() => Check(Id));
                WriteObject(Id);
                break;
            case "Window":
                await AddAsync(id => Task.FromResult(Check(id)));
                break;
            case "WindowElsewhere":
                await AddAsync(id => Task.Run(() => Check(id)));
                break;
            case "Wait":
                _waiter ??= new Waiter<string>(this, new FaultyWaitable(Check)) { PollInterval = TimeSpan.FromMilliseconds(1) };
                _waiter.Add(Id, null!, string.Empty);
                break;
            default:
                WriteObject(Id);
                break;
        }
    }

    private protected override async Task EndAsync()
    {
        if (_window is not null)
            await _window.DrainAsync();
        if (_waiter is not null)
            await _waiter.WaitAsync();
        if (At == "End")
            throw Fault;
    }

    private async Task AddAsync(Func<string, Task<string>> work)
    {
        string id = Id;
        _window ??= new OrderedWindow<string, string>(4, (key, task) => TryAsync(key, async () => WriteObject(await task)));
        _window.RecordInput();
        await _window.AddAsync(id, () => work(id));
        await _window.WriteReadyAsync();
    }

    private string Check(string id) => id == "bad" ? throw Fault : id;

    private sealed class FaultyWaitable(Func<string, string> check) : Waitable<string>
    {
        public override ObjectKind Kind { get; } = new("id");

        public override string StopCmdlet => "Stop-Fault";

        public override Task<string> ReadAsync(Mka1Client client, string id, CancellationToken cancellationToken) => Task.Run(() => check(id), cancellationToken);

        public override bool IsFinished(string item) => true;

        public override string GetStatus(string item) => item;
    }
}
