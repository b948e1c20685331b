using System.Diagnostics;
using System.Management.Automation;
using Mka1.Errors;
using Mka1.PowerShell.Errors;

namespace Mka1.PowerShell.Pipeline;

/// <summary>Waits for a cmdlet until objects are over, and writes each as soon as it is.</summary>
internal sealed class Waiter<T>(AsyncCommand command, Waitable<T> waitable) : IDisposable
    where T : class
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];
    private readonly Dictionary<string, T> _latest = new(StringComparer.Ordinal);
    private readonly WaitProgress<T> _progress = new(waitable);
    private readonly CancellationTokenSource _others = new();
    private readonly SemaphoreSlim _turns = new(10);
    private readonly Stopwatch _elapsed = new();
    private bool _oneIsOver;
    private bool _isEnding;

    /// <summary>How long to wait in all; zero for until the end.</summary>
    public TimeSpan Timeout { get; init; }

    /// <summary>The time between two looks at an object; null leaves it to the kind and the number of objects.</summary>
    public TimeSpan? PollInterval { get; init; }

    /// <summary>Ends the wait when the first is over.</summary>
    public bool Any { get; init; }

    /// <summary>What goes on when nobody waits any more; null if nothing was seen to.</summary>
    public string? StoppedWarning()
    {
        var open = _order.Where(id => !_latest.TryGetValue(id, out var item) || !waitable.IsOver(item)).ToArray();
        return open.Length == 0 || _latest.Count == 0 ? null
            : $"{(open.Length == 1 ? $"{open[0]} goes" : $"{open.Length} {waitable.Kind.Plural} go")} on. {waitable.StopCmdlet} {open[0]} ends {(open.Length == 1 ? "it" : "one")}.";
    }

    /// <summary>Waits for an object too.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="item">The object, if it has been seen.</param>
    public void Add(string id, T? item = null)
    {
        if (_ids.Add(id))
            _order.Add(id);
        if (item is not null)
            See(id, item);
    }

    public async Task WaitAsync()
    {
        if (_order.Count == 0)
            return;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(command.Cancellation, _others.Token);
        if (Timeout > TimeSpan.Zero)
            limit.CancelAfter(Timeout);
        _elapsed.Start();
        try
        {
            await Task.WhenAll(_order.Select(id => WatchAsync(id, limit)).ToArray());
        }
        finally
        {
            command.WriteProgress(new ProgressRecord(0, $"Waiting for {waitable.Kind.Plural}", "Done") { RecordType = ProgressRecordType.Completed });
        }
    }

    public void Dispose()
    {
        _others.Dispose();
        _turns.Dispose();
    }

    private async Task WatchAsync(string id, CancellationTokenSource limit)
    {
        try
        {
            await command.TryAsync(id, () => PollInTimeAsync(id, limit.Token));
        }
        // A failed write means that the pipeline is ending. Cancel the other watches.
        catch
        {
            _isEnding = true;
            limit.Cancel();
            throw;
        }
    }

    private async Task PollInTimeAsync(string id, CancellationToken limit)
    {
        try
        {
            await PollAsync(id, limit);
        }
        catch (OperationCanceledException) when (!command.Cancellation.IsCancellationRequested && limit.IsCancellationRequested)
        {
            if (_isEnding || (_oneIsOver && Any))
                return;
            string status = _latest.TryGetValue(id, out var item) ? waitable.StateOf(item) : "unknown";
            command.WriteError(ErrorCatalog.Timeout(
                $"{id} did not end within {Timeout.TotalSeconds} s. Its status is {status}, and it goes on; {waitable.StopCmdlet} ends it.", id));
        }
    }

    private async Task PollAsync(string id, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await LookAsync(id, cancellationToken) is T item)
            {
                See(id, item);
                bool over = waitable.IsOver(item);
                ShowProgress();
                ShowItem(id, item, over);
                if (over)
                {
                    if (!Any || !_oneIsOver)
                        command.WriteObject(item);
                    _oneIsOver = true;
                    if (Any)
                        _others.Cancel();
                    return;
                }
            }
            await Task.Delay(NextLook(id), cancellationToken);
        }
    }

    // Once an object has been read, transient failures do not end the wait.
    private async Task<T?> LookAsync(string id, CancellationToken cancellationToken)
    {
        await _turns.WaitAsync(cancellationToken);
        try
        {
            return await waitable.ReadAsync(id, cancellationToken);
        }
        catch (Mka1Exception exception) when (_latest.ContainsKey(id) && PassingFault.Is(exception))
        {
            command.WriteWarning($"{id} could not be read; the wait goes on. {exception.Message}");
            return null;
        }
        finally
        {
            _turns.Release();
        }
    }

    private TimeSpan NextLook(string id)
    {
        if (PollInterval is TimeSpan given)
            return given;
        var next = waitable.NextLook(id, _latest.TryGetValue(id, out var seen) ? seen : null);
        var least = PollSchedule.Least(_order.Count - _progress.Over);
        return next > least ? next : least;
    }

    private void ShowItem(string id, T item, bool over)
    {
        if (waitable.Bar(id, item) is not ProgressRecord bar)
            return;
        bar.RecordType = over ? ProgressRecordType.Completed : ProgressRecordType.Processing;
        command.WriteProgress(bar);
    }

    private void See(string id, T item)
    {
        _progress.Replace(_latest.TryGetValue(id, out var before) ? before : null, item);
        _latest[id] = item;
    }

    private void ShowProgress()
    {
        var elapsed = _elapsed.Elapsed;
        string status = _order.Count == 1 ? $"{_order[0]}: {waitable.StateOf(_latest[_order[0]])}" : $"{_progress.Over} of {_order.Count} over: {_progress}";
        command.WriteProgress(new ProgressRecord(0, $"Waiting for {waitable.Kind.Plural}", $"{status} ({(int)elapsed.TotalHours:00}{elapsed:\\:mm\\:ss})")
        {
            PercentComplete = _progress.Done > 0 ? (int)(100 * _progress.Done / _order.Count) : -1,
        });
    }
}
