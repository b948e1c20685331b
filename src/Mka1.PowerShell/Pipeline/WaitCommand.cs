using System.Management.Automation;
using Mka1.PowerShell.Connection;

namespace Mka1.PowerShell.Pipeline;

/// <summary>A cmdlet that waits until objects are over, and writes each as soon as it is.</summary>
public abstract class WaitCommand<T> : Mka1Command
    where T : class
{
    // What a timer can hold: 24 days.
    private const int LongestWait = int.MaxValue / 1000;

    private Waiter<T>? _waiter;

    private protected WaitCommand()
    {
    }

    /// <summary>How long to wait in all, in seconds; without it until the end. What is waited for goes on all the same.</summary>
    [Parameter]
    [ValidateRange(1, LongestWait)]
    public int TimeoutSeconds { get; set; }

    /// <summary>The time between two looks, in seconds.</summary>
    [Parameter]
    [ValidateRange(0.1, 3600)]
    public double PollIntervalSeconds { get; set; } = 2;

    /// <summary>Ends the wait when the first is over; the others go on.</summary>
    [Parameter]
    public SwitchParameter Any { get; set; }

    private protected abstract Waitable<T> Kind { get; }

    private Waiter<T> Waiter => _waiter ??= new Waiter<T>(this, Kind)
    {
        Timeout = TimeSpan.FromSeconds(TimeoutSeconds),
        PollInterval = IsGiven(nameof(PollIntervalSeconds)) ? TimeSpan.FromSeconds(PollIntervalSeconds) : null,
        Any = Any,
    };

    private protected override string? StoppedWarning() => _waiter?.StoppedWarning();

    private protected void Await(IEnumerable<string> ids)
    {
        foreach (string id in ids)
            Waiter.Add(id);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
            _waiter?.Dispose();
    }

    private protected override Task EndAsync() => _waiter?.WaitAsync() ?? Task.CompletedTask;
}
