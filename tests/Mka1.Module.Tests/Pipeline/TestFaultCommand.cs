using System.Management.Automation;
using Mka1.Http;
using Mka1.PowerShell.Pipeline;

namespace Mka1.Module.Tests.Pipeline;

/// <summary>
/// A cmdlet that fails as nobody foresaw, at every place where a cmdlet can: for the Pester tests, which import this
/// assembly. Each id comes back as it is, but for the one that is bad.
/// </summary>
[Cmdlet(VerbsDiagnostic.Test, "Fault")]
[OutputType(typeof(string))]
public sealed class TestFaultCommand : AsyncCommand
{
    private OrderedWindow<string>? _window;
    private Waiter<string>? _waiter;

    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    public string Id { get; set; } = string.Empty;

    [Parameter(Mandatory = true, Position = 0)]
    public string At { get; set; } = string.Empty;

    [Parameter]
    public Exception Fault { get; set; } = new InvalidTimeZoneException("nobody foresaw this");

    /// <summary>What must not be displayed.</summary>
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
                WriteObject(Checked(Id));
                break;
            case "RecordLater":
                await Task.Yield();
                WriteObject(Checked(Id));
                break;
            case "RecordElsewhere":
                WriteObject(await Task.Run(() => Checked(Id)));
                break;
            case "Object":
                await TryAsync(Id, async () => WriteObject(await Task.Run(() => Checked(Id))));
                break;
            case "Posted":
                Post(() => Checked(Id));
                WriteObject(Id);
                break;
            case "Window":
                await AddAsync(id => Task.FromResult(Checked(id)));
                break;
            case "WindowElsewhere":
                await AddAsync(id => Task.Run(() => Checked(id)));
                break;
            case "Wait":
                _waiter ??= new Waiter<string>(this, new FaultyWaitable(Checked)) { PollInterval = TimeSpan.FromMilliseconds(1) };
                _waiter.Add(Id);
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
        _window ??= new OrderedWindow<string>(4, (key, task) => TryAsync(key, async () => WriteObject(await task)));
        _window.Arrive();
        await _window.AddAsync(id, () => work(id));
        await _window.SettleAsync();
    }

    private string Checked(string id) => id == "bad" ? throw Fault : id;

    private sealed class FaultyWaitable(Func<string, string> check) : Waitable<string>
    {
        public override ObjectKind Kind { get; } = new("id");

        public override string StopCmdlet => "Stop-Fault";

        public override Task<string> ReadAsync(string id, CancellationToken cancellationToken) => Task.Run(() => check(id), cancellationToken);

        public override bool IsOver(string item) => true;

        public override string StatusOf(string item) => item;
    }
}
