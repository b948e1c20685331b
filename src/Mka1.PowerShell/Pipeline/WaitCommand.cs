using System.Diagnostics;
using System.Management.Automation;
using Mka1.Errors;
using Mka1.PowerShell.Connection;
using Mka1.PowerShell.Errors;

namespace Mka1.PowerShell.Pipeline;

/// <summary>A cmdlet that waits until objects are over, and writes each as soon as it is.</summary>
public abstract class WaitCommand<T> : Mka1Command
    where T : class
{
    // What a timer can hold: 24 days.
    private const int LongestWait = int.MaxValue / 1000;

    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];
    private readonly Dictionary<string, T> _latest = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _others = new();
    private bool _oneIsOver;
    private bool _isEnding;

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

    /// <summary>The time until an object is looked at again.</summary>
    private protected virtual TimeSpan NextLook(string id, T? item) => TimeSpan.FromSeconds(PollIntervalSeconds);

    /// <summary>Shows how far an object is; a cmdlet may show each by itself.</summary>
    private protected virtual void ShowItem(string id, T item, bool over)
    {
    }

    /// <summary>Ends the wait when the first is over; the others go on.</summary>
    [Parameter]
    public SwitchParameter Any { get; set; }

    private protected abstract string Noun { get; }

    /// <summary>The cmdlet that ends what goes on.</summary>
    private protected abstract string StopCmdlet { get; }

    private protected abstract Task<T> ReadAsync(string id, CancellationToken cancellationToken);

    private protected abstract bool IsOver(T item);

    private protected abstract string StatusOf(T item);

    /// <summary>How far an object is, 0 to 1; null if it does not tell.</summary>
    private protected abstract double? DoneOf(T item);

    private protected override string? StoppedWarning()
    {
        var open = _order.Where(id => !_latest.TryGetValue(id, out var item) || !IsOver(item)).ToArray();
        return open.Length == 0 || _latest.Count == 0 ? null
            : $"{(open.Length == 1 ? $"{open[0]} goes" : $"{open.Length} {Noun} go")} on. {StopCmdlet} {open[0]} ends {(open.Length == 1 ? "it" : "one")}.";
    }

    private protected void Await(IEnumerable<string> ids)
    {
        foreach (string id in ids)
        {
            if (_ids.Add(id))
                _order.Add(id);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
            _others.Dispose();
    }

    private protected override async Task EndAsync()
    {
        if (_order.Count == 0)
            return;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation, _others.Token);
        if (TimeoutSeconds > 0)
            limit.CancelAfter(TimeSpan.FromSeconds(TimeoutSeconds));
        var elapsed = Stopwatch.StartNew();
        using var turns = new SemaphoreSlim(10);
        try
        {
            await WatchAllAsync(turns, elapsed, limit);
        }
        finally
        {
            Show(new ProgressRecord(0, $"Waiting for {Noun}", "Done") { RecordType = ProgressRecordType.Completed });
        }
    }

    // A watch fails where a write does, because the pipeline is ending: the others must neither hold it up nor write.
    private async Task WatchAllAsync(SemaphoreSlim turns, Stopwatch elapsed, CancellationTokenSource limit)
    {
        var watches = _order.Select(id => WatchAsync(id, turns, elapsed, limit.Token)).ToList();
        try
        {
            while (watches.Count > 0)
            {
                var ended = await Task.WhenAny(watches);
                watches.Remove(ended);
                await ended;
            }
        }
        catch
        {
            _isEnding = true;
            limit.Cancel();
            throw;
        }
    }

    private async Task WatchAsync(string id, SemaphoreSlim turns, Stopwatch elapsed, CancellationToken limit)
    {
        try
        {
            await TryAsync(id, () => PollAsync(id, turns, elapsed, limit));
        }
        catch (OperationCanceledException) when (!_isEnding && !Cancellation.IsCancellationRequested && limit.IsCancellationRequested)
        {
            if (_oneIsOver && Any)
                return;
            string status = _latest.TryGetValue(id, out var item) ? StatusOf(item) : "unknown";
            Fail(ErrorCatalog.Timeout(
                $"{id} did not end within {TimeoutSeconds} s. Its status is {status}, and it goes on; {StopCmdlet} ends it.", id));
        }
    }

    private async Task PollAsync(string id, SemaphoreSlim turns, Stopwatch elapsed, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await LookAsync(id, turns, cancellationToken) is T item)
            {
                _latest[id] = item;
                bool over = IsOver(item);
                ShowProgress(elapsed.Elapsed);
                ShowItem(id, item, over);
                if (over)
                {
                    if (!Any || !_oneIsOver)
                        Emit(item);
                    _oneIsOver = true;
                    if (Any)
                        _others.Cancel();
                    return;
                }
            }
            await Task.Delay(NextLook(id, _latest.TryGetValue(id, out var seen) ? seen : null), cancellationToken);
        }
    }

    // A wait of hours outlives a fault of minutes: once an object has been seen, only a final refusal ends the wait.
    private async Task<T?> LookAsync(string id, SemaphoreSlim turns, CancellationToken cancellationToken)
    {
        await turns.WaitAsync(cancellationToken);
        try
        {
            return await ReadAsync(id, cancellationToken);
        }
        catch (Mka1Exception exception) when (_latest.ContainsKey(id) && PassingFault.Is(exception))
        {
            Warn($"{id} could not be read; the wait goes on. {exception.Message}");
            return null;
        }
        finally
        {
            turns.Release();
        }
    }

    private void ShowProgress(TimeSpan elapsed)
    {
        int over = _latest.Values.Count(IsOver);
        double done = _order.Sum(id => _latest.TryGetValue(id, out var item) ? IsOver(item) ? 1 : DoneOf(item) ?? 0 : 0);
        string status = _order.Count == 1
            ? $"{_order[0]}: {StatusOf(_latest[_order[0]])}"
            : $"{over} of {_order.Count} over: " + string.Join(", ", _latest.Values.GroupBy(StatusOf).Select(static group => $"{group.Count()} {group.Key}"));
        Show(new ProgressRecord(0, $"Waiting for {Noun}", $"{status} ({(int)elapsed.TotalHours:00}{elapsed:\\:mm\\:ss})")
        {
            PercentComplete = done > 0 ? (int)(100 * done / _order.Count) : -1,
        });
    }
}
