using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace Mka1.PowerShell.Pipeline;

/// <summary>
/// Runs a limited number of tasks in parallel and completes them in the order in which they started. Between two inputs the
/// producer uses the pipeline thread, and nothing can be written, so <see cref="WriteReadyAsync"/> writes before that.
/// </summary>
/// <param name="size">The number of running tasks. As many again may be finished and wait for a slower one before them.</param>
/// <param name="finish">Writes the result of a task, which it gets with its key.</param>
/// <param name="clock">Gets the time since any fixed start; without it the system timer.</param>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore without a wait handle holds no resources to release.")]
internal sealed class OrderedWindow<TKey, T>(int size, Func<TKey, Task<T>, Task> finish, Func<TimeSpan>? clock = null)
{
    private readonly Func<TimeSpan> _clock = clock ?? Now;
    private readonly Queue<(TKey Key, Task<T> Work)> _running = new();
    private readonly SemaphoreSlim _slots = new(size);
    private readonly InputPace _pace = new();
    private long _lastDuration = -1;

    /// <summary>Starts a task. Waits first until a slot is free.</summary>
    public async Task AddAsync(TKey key, Func<Task<T>> work)
    {
        while (_running.Count > 0 && (_running.Count >= size * 2 || _running.Peek().Work.IsCompleted))
            await FinishOldestAsync();
        await _slots.WaitAsync();
        _running.Enqueue((key, StartAsync(work)));
    }

    /// <summary>Records that an input has arrived.</summary>
    public void RecordInput()
    {
        long call = Volatile.Read(ref _lastDuration);
        _pace.RecordInput(_clock(), call < 0 ? null : TimeSpan.FromTicks(call));
    }

    /// <summary>Writes finished results, and waits for more as <see cref="InputPace"/> allows, before the next input.</summary>
    public async Task WriteReadyAsync()
    {
        // With a limit of 1, write the object before taking the next input.
        if (size == 1)
            await DrainAsync();
        while (_running.Count > 0 && (_running.Peek().Work.IsCompleted || await IsWorthWaitingAsync(_running.Peek().Work)))
            await FinishOldestAsync();
        _pace.RecordReturn(_clock());
    }

    /// <summary>Waits for all tasks and writes their results.</summary>
    public async Task DrainAsync()
    {
        while (_running.Count > 0)
            await FinishOldestAsync();
    }

    private async Task<bool> IsWorthWaitingAsync(Task<T> work)
    {
        if (_pace.AllowedWait <= TimeSpan.Zero)
            return false;
        var started = _clock();
        using var limit = new CancellationTokenSource();
        await Task.WhenAny(work, Task.Delay(_pace.AllowedWait, limit.Token));
        limit.Cancel();
        _pace.RecordWait(_clock() - started);
        return work.IsCompleted;
    }

    // Report work that fails synchronously in order, too.
    private async Task<T> StartAsync(Func<Task<T>> work)
    {
        var started = _clock();
        try
        {
            return await work().ConfigureAwait(false);
        }
        finally
        {
            Volatile.Write(ref _lastDuration, (_clock() - started).Ticks);
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
