using System.Management.Automation;

namespace Mka1.PowerShell.Pipeline;

/// <summary>
/// The progress bars of a wait: one for all objects and, if there are several, one for each of some unfinished objects. They can be
/// shown again between polls, with the elapsed and the remaining time of that moment.
/// </summary>
internal sealed class WaitBars<T>(AsyncCommand command, Waitable<T> waitable, WaitProgress<T> progress)
    where T : class
{
    private const int ParentBar = 0;
    private readonly Dictionary<string, Poll> _polls = new(StringComparer.Ordinal);
    private readonly SortedDictionary<int, string> _bars = [];
    private bool _isShown;

    /// <summary>The number of objects.</summary>
    public int Count { get; set; }

    /// <summary>Records a poll, and shows its bar and that of all objects.</summary>
    /// <param name="id">The object's id.</param>
    /// <param name="item">The object.</param>
    /// <param name="now">The time since the start of the wait.</param>
    public void Update(string id, T item, TimeSpan now)
    {
        _polls[id] = new Poll(item, now, waitable.EstimateRemaining(id, item));
        // The parent has to exist before its first child.
        if (!_isShown)
            ShowParent(now);
        if (GetBar(id, waitable.IsFinished(item)) is int bar)
            ShowChild(bar, id, now);
        ShowParent(now);
    }

    /// <summary>Removes the bar of an object that is no longer polled.</summary>
    public void Remove(string id)
    {
        foreach (int bar in _bars.Where(pair => pair.Value == id).Select(static pair => pair.Key).ToArray())
        {
            _bars.Remove(bar);
            Complete(bar, waitable.GetName(id, _polls[id].Item));
        }
    }

    /// <summary>Shows all bars as of now.</summary>
    public void Show(TimeSpan now)
    {
        if (!_isShown)
            return;
        // The parent is last, so that a console that draws only some of the records never shows a parent that is ahead of its children.
        foreach (var bar in _bars)
            ShowChild(bar.Key, bar.Value, now);
        ShowParent(now);
    }

    /// <summary>Shows the bar of all objects as of now. The console draws earlier records with the next one.</summary>
    public void ShowParent(TimeSpan now)
    {
        _isShown = true;
        string? id = Count == 1 ? _polls.Keys.FirstOrDefault() : null;
        string status = id is null ? $"{progress.Finished} of {Count} finished: {progress}" : $"{waitable.GetName(id, _polls[id].Item)}: {DescribeState(id, now)}";
        command.WriteProgress(new ProgressRecord(ParentBar, Activity, $"{status} {ProgressTimer.Format(now)}")
        {
            PercentComplete = progress.Completion > 0 ? (int)(100 * progress.Completion / Count) : -1,
            SecondsRemaining = ToSeconds(id is null ? GetLongest(now) : GetRemaining(id, now)),
        });
    }

    /// <summary>Removes all bars.</summary>
    public void Complete()
    {
        foreach (string id in _bars.Values.ToArray())
            Remove(id);
        command.WriteProgress(new ProgressRecord(ParentBar, Activity, "Done") { RecordType = ProgressRecordType.Completed });
    }

    private string Activity => $"Waiting for {waitable.Kind.Plural}";

    private void ShowChild(int bar, string id, TimeSpan now)
    {
        var item = _polls[id].Item;
        command.WriteProgress(new ProgressRecord(bar, waitable.GetName(id, item), DescribeState(id, now))
        {
            ParentActivityId = ParentBar,
            PercentComplete = waitable.GetCompletion(item) is double done ? (int)(100 * done) : -1,
            SecondsRemaining = ToSeconds(GetRemaining(id, now)),
        });
    }

    private void Complete(int bar, string name) =>
        command.WriteProgress(new ProgressRecord(bar, name, "Done") { ParentActivityId = ParentBar, RecordType = ProgressRecordType.Completed });

    private int? GetBar(string id, bool isFinished)
    {
        foreach (var bar in _bars)
        {
            if (bar.Value == id)
                return bar.Key;
        }
        // One object is shown by the bar of all.
        if (isFinished || Count == 1 || _bars.Count >= waitable.MaximumBars)
            return null;
        int free = Enumerable.Range(ParentBar + 1, waitable.MaximumBars).First(number => !_bars.ContainsKey(number));
        _bars[free] = id;
        return free;
    }

    private string DescribeState(string id, TimeSpan now)
    {
        var poll = _polls[id];
        int seconds = (int)(now - poll.Time).TotalSeconds;
        return seconds > 0 && !waitable.IsFinished(poll.Item) ? $"{waitable.GetState(poll.Item)}, polled {seconds} s ago" : waitable.GetState(poll.Item);
    }

    private TimeSpan? GetRemaining(string id, TimeSpan now)
    {
        if (_polls[id] is not { Remaining: TimeSpan remaining } poll)
            return null;
        var left = remaining - (now - poll.Time);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    // Unknown as long as an unfinished object has no estimate or no bar.
    private TimeSpan? GetLongest(TimeSpan now)
    {
        if (_bars.Count == 0 || _bars.Count < Count - progress.Finished)
            return null;
        var all = _bars.Values.Select(id => GetRemaining(id, now)).ToArray();
        return all.Contains(null) ? null : all.Max();
    }

    private static int ToSeconds(TimeSpan? time) => time is { TotalSeconds: < int.MaxValue } known ? (int)known.TotalSeconds : -1;

    private sealed record Poll(T Item, TimeSpan Time, TimeSpan? Remaining);
}
