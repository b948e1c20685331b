using System.Management.Automation;
using Mka1.Http;
using Mka1.PowerShell.Completion;

namespace Mka1.PowerShell.Pipeline;

/// <summary>A cmdlet that waits until objects are finished, and writes each as soon as it is.</summary>
public abstract class WaitCommand<T> : ActByIdCommand
    where T : class
{
    // The longest time of a timer: 24 days.
    private const int MaximumWait = int.MaxValue / 1000;

    private Waitable<T>? _waitable;
    private Waiter<T>? _waiter;

    private protected WaitCommand()
    {
    }

    /// <summary>The time to wait in total, in seconds; without it there is no limit. A timeout does not stop the objects.</summary>
    [Parameter]
    [FreeText]
    [ValidateRange(1, MaximumWait)]
    public int TimeoutSeconds { get; set; }

    /// <summary>The time between two polls, in seconds.</summary>
    [Parameter]
    [FreeText]
    [ValidateRange(0.1, 3600)]
    public double PollIntervalSeconds { get; set; }

    /// <summary>Ends the wait when the first object is finished; the others continue.</summary>
    [Parameter]
    public SwitchParameter Any { get; set; }

    private protected sealed override ObjectKind Kind => Waitable.Kind;

    private Waitable<T> Waitable => _waitable ??= CreateWaitable();

    private Waiter<T> Waiter => _waiter ??= new Waiter<T>(this, Waitable)
    {
        Timeout = TimeSpan.FromSeconds(TimeoutSeconds),
        PollInterval = IsBound(nameof(PollIntervalSeconds)) ? TimeSpan.FromSeconds(PollIntervalSeconds) : null,
        Any = Any,
    };

    private protected override string? GetStoppedWarning() => _waiter?.GetStoppedWarning();

    private protected abstract Waitable<T> CreateWaitable();

    private protected override Task ActAsync(string id)
    {
        if (Parent is { } parameter)
            Waiter.AddBelow(parameter.Name, ParentId, id, Connection);
        else
            Waiter.Add(id, Client, Connection.GetArguments());
        return Task.CompletedTask;
    }

    /// <summary>Adds an object that has been read.</summary>
    private protected void Add(string id, T item) => Waiter.Add(id, Client, Connection.GetArguments(), item);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
            _waiter?.Dispose();
    }

    private protected override Task EndAsync()
    {
        IsPolling = true;
        return _waiter?.WaitAsync() ?? Task.CompletedTask;
    }
}
