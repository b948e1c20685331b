using System.Diagnostics;
using Mka1.Errors;
using Mka1.PowerShell.Connection;
using Mka1.PowerShell.Errors;
using Mka1.PowerShell.Languages;

namespace Mka1.PowerShell.Pipeline;

/// <summary>Waits until objects are finished, and writes each with a cmdlet as soon as it is.</summary>
internal sealed class Waiter<T>(AsyncCommand command, Waitable<T> waitable) : IDisposable
    where T : class
{
    private static readonly TimeSpan ShowInterval = TimeSpan.FromMilliseconds(750);
    private static readonly TimeSpan DrawInterval = TimeSpan.FromMilliseconds(250);

    // A job keeps all records, so a long wait writes fewer.
    private static readonly TimeSpan LongWait = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan SlowShowInterval = TimeSpan.FromSeconds(5);

    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];
    private readonly Dictionary<string, Mka1Client> _clients = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _arguments = new(StringComparer.Ordinal);
    private readonly Dictionary<string, T> _latest = new(StringComparer.Ordinal);
    private readonly WaitProgress<T> _progress = new(waitable);
    private readonly CancellationTokenSource _cancelOthers = new();
    private readonly SemaphoreSlim _readSlots = new(10);
    private readonly Stopwatch _elapsed = new();
    private WaitBars<T>? _bars;
    private bool _hasFinished;
    private bool _isEnding;
    private bool _isInterrupted;

    /// <summary>The time to wait in total; zero for no limit.</summary>
    public TimeSpan Timeout { get; init; }

    /// <summary>The time between two polls of an object; null for the default of the kind and the number of objects.</summary>
    public TimeSpan? PollInterval { get; init; }

    /// <summary>Whether the wait ends when the first object is finished.</summary>
    public bool Any { get; init; }

    /// <summary>Gets the warning about objects that continue after the wait; null if there are none or none was read.</summary>
    public string? GetStoppedWarning()
    {
        var unfinished = _order.Where(id => !_latest.TryGetValue(id, out var item) || !waitable.IsFinished(item)).ToArray();
        // A command for each connection.
        return unfinished.Length == 0 || _latest.Count == 0 ? null : string.Join(" ", unfinished.GroupBy(id => _arguments[id]).Select(place => waitable.DescribeUnfinished(
            [.. place.Select(id => new KeyValuePair<string, T?>(id, _latest.TryGetValue(id, out var item) ? item : null))],
            _latest.Where(seen => _arguments[seen.Key] == place.Key).Select(static seen => seen.Value),
            place.Key)));
    }

    /// <summary>Adds an object to wait for.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="client">Reads it.</param>
    /// <param name="arguments">The parameters that a suggested command needs to find it, see <see cref="ApiConnection.GetArguments"/>.</param>
    /// <param name="item">The object, if it has been read.</param>
    public void Add(string id, Mka1Client client, string arguments, T? item = null)
    {
        if (_ids.Add(id))
        {
            _order.Add(id);
            _clients[id] = client;
            _arguments[id] = arguments;
        }
        if (item is not null)
            Update(id, item);
    }

    /// <summary>Adds an object below a parent.</summary>
    /// <param name="parameter">The parameter of a suggested command that names the parent.</param>
    /// <param name="parent">The id of the parent.</param>
    /// <param name="id">The id of the object.</param>
    /// <param name="connection">Reads it.</param>
    /// <param name="item">The object, if it has been read.</param>
    public void AddBelow(string parameter, string parent, string id, ApiConnection connection, T? item = null)
    {
        waitable.Parents[id] = parent;
        Add(id, connection.Client, CommandText.Format(parameter, parent) + connection.GetArguments(), item);
    }

    public async Task WaitAsync()
    {
        if (_order.Count == 0)
            return;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(command.Cancellation, _cancelOthers.Token);
        if (Timeout > TimeSpan.Zero)
            limit.CancelAfter(Timeout);
        _elapsed.Start();
        _bars = new WaitBars<T>(command, waitable, _progress) { Count = _order.Count };
        using var shown = CancellationTokenSource.CreateLinkedTokenSource(limit.Token);
        var showing = ShowBarsAsync(shown.Token);
        try
        {
            await Task.WhenAll(_order.Select(id => WaitForAsync(id, limit)).ToArray());
        }
        finally
        {
            shown.Cancel();
            await showing;
            _bars.Complete();
        }
    }

    public void Dispose()
    {
        _cancelOthers.Dispose();
        _readSlots.Dispose();
    }

    private async Task WaitForAsync(string id, CancellationTokenSource limit)
    {
        try
        {
            await command.TryAsync(id, () => PollWithTimeoutAsync(id, limit.Token));
            _bars!.Remove(id);
        }
        // A failed write means that the pipeline is ending. Cancel the other waits.
        catch
        {
            _isEnding = true;
            limit.Cancel();
            throw;
        }
    }

    private async Task PollWithTimeoutAsync(string id, CancellationToken limit)
    {
        try
        {
            await PollAsync(id, limit);
        }
        catch (OperationCanceledException) when (!command.Cancellation.IsCancellationRequested && limit.IsCancellationRequested)
        {
            if (_isEnding || (_hasFinished && Any))
                return;
            string status = _latest.TryGetValue(id, out var item) ? waitable.GetState(item) : "unknown";
            command.WriteError(ErrorCatalog.Timeout(
                Messages.Get("NotFinishedInTime", id, Timeout.TotalSeconds, status, waitable.Advise(isOne: true, [id], _arguments[id])), id));
        }
    }

    private async Task PollAsync(string id, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await TryReadAsync(id, cancellationToken) is T item)
            {
                Update(id, item);
                _bars!.Update(id, item, _elapsed.Elapsed);
                if (waitable.IsFinished(item))
                {
                    if (waitable.GetFailure(item) is string failure)
                    {
                        command.WriteError(ErrorCatalog.Failed(failure, id));
                        return;
                    }
                    if (!Any || !_hasFinished)
                        command.WriteObject(item);
                    _hasFinished = true;
                    if (Any)
                        _cancelOthers.Cancel();
                    return;
                }
            }
            await Task.Delay(GetPollDelay(id), cancellationToken);
        }
    }

    // Once an object has been read, transient failures do not end the wait.
    private async Task<T?> TryReadAsync(string id, CancellationToken cancellationToken)
    {
        await _readSlots.WaitAsync(cancellationToken);
        try
        {
            var item = await waitable.ReadAsync(_clients[id], id, cancellationToken);
            _isInterrupted = false;
            return item;
        }
        catch (Mka1Exception exception) when (_latest.ContainsKey(id) && PassingFault.Is(exception))
        {
            // Once for all objects that cannot be read meanwhile.
            if (!_isInterrupted)
                command.WriteWarning(Messages.Get("ReadInterrupted", id, exception.Message));
            _isInterrupted = true;
            return null;
        }
        finally
        {
            _readSlots.Release();
        }
    }

    private TimeSpan GetPollDelay(string id)
    {
        if (PollInterval is TimeSpan interval)
            return interval;
        var next = waitable.GetPollDelay(id, _latest.TryGetValue(id, out var seen) ? seen : null);
        var minimum = PollSchedule.GetMinimumDelay(_order.Count - _progress.Finished);
        return next > minimum ? next : minimum;
    }

    private void Update(string id, T item)
    {
        _progress.Replace(_latest.TryGetValue(id, out var previous) ? previous : null, item);
        _latest[id] = item;
    }

    // Between polls, so that the times of the bars are those of now.
    private async Task ShowBarsAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(_elapsed.Elapsed < LongWait ? ShowInterval : SlowShowInterval, cancellationToken);
                _bars!.Show(_elapsed.Elapsed);
                // The console draws at most every 200 ms, and the records in between only with the next one.
                await Task.Delay(DrawInterval, cancellationToken);
                _bars.ShowParent(_elapsed.Elapsed);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
    }
}
