using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace Mka1.PowerShell.Pipeline;

/// <summary>
/// Runs up to so many pieces of work at a time and gives their ends in the order in which they began. Between two inputs the
/// pipeline thread is the producer's, and nothing can be written: <see cref="SettleAsync"/> writes before it goes there.
/// </summary>
/// <param name="size">How many run at a time. As many again may have ended and wait for a slower one before them.</param>
/// <param name="finish">Writes the end of a piece of work.</param>
/// <param name="clock">The time from whatever beginning; without it the machine's.</param>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore whose wait handle nobody asks for holds nothing to dispose of.")]
internal sealed class OrderedWindow<T>(int size, Func<string, Task<T>, Task> finish, Func<TimeSpan>? clock = null)
{
    private readonly Func<TimeSpan> _clock = clock ?? Now;
    private readonly Queue<(string Key, Task<T> Work)> _running = new();
    private readonly SemaphoreSlim _slots = new(size);
    private readonly InputPace _pace = new();
    private long _lastCall = -1;

    /// <summary>Begins a piece of work; first waits until one may begin.</summary>
    public async Task AddAsync(string key, Func<Task<T>> work)
    {
        while (_running.Count > 0 && (_running.Count >= size * 2 || _running.Peek().Work.IsCompleted))
            await FinishOldestAsync();
        await _slots.WaitAsync();
        _running.Enqueue((key, BeginAsync(work)));
    }

    /// <summary>Tells that an input has come.</summary>
    public void Arrive()
    {
        long call = Volatile.Read(ref _lastCall);
        _pace.Arrive(_clock(), call < 0 ? null : TimeSpan.FromTicks(call));
    }

    /// <summary>Writes what is worth waiting for before the next input is asked for.</summary>
    public async Task SettleAsync()
    {
        // With a limit of 1, write the object before taking the next input.
        if (size == 1)
            await DrainAsync();
        while (_running.Count > 0 && (_running.Peek().Work.IsCompleted || await IsWorthWaitingAsync(_running.Peek().Work)))
            await FinishOldestAsync();
        _pace.Leave(_clock());
    }

    /// <summary>Waits for all that runs.</summary>
    public async Task DrainAsync()
    {
        while (_running.Count > 0)
            await FinishOldestAsync();
    }

    private async Task<bool> IsWorthWaitingAsync(Task<T> work)
    {
        if (_pace.Patience <= TimeSpan.Zero)
            return false;
        var begun = _clock();
        using var limit = new CancellationTokenSource();
        await Task.WhenAny(work, Task.Delay(_pace.Patience, limit.Token));
        limit.Cancel();
        _pace.Spend(_clock() - begun);
        return work.IsCompleted;
    }

    // Report work that fails synchronously in its turn, too.
    private async Task<T> BeginAsync(Func<Task<T>> work)
    {
        var begun = _clock();
        try
        {
            return await work().ConfigureAwait(false);
        }
        finally
        {
            Volatile.Write(ref _lastCall, (_clock() - begun).Ticks);
            _slots.Release();
        }
    }

    private static TimeSpan Now() => TimeSpan.FromSeconds(Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency);

    private Task FinishOldestAsync()
    {
        var (key, work) = _running.Dequeue();
        return finish(key, work);
    }
}
