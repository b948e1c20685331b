namespace Mka1.PowerShell.Pipeline;

/// <summary>How far a wait for many objects is, kept up with each look: counting all at each would be slow for thousands.</summary>
internal sealed class WaitProgress<T>(Waitable<T> waitable)
    where T : class
{
    private readonly Dictionary<string, int> _statuses = new(StringComparer.Ordinal);

    /// <summary>How many objects are over.</summary>
    public int Over { get; private set; }

    /// <summary>How much is done, one for each object that is over.</summary>
    public double Done { get; private set; }

    /// <summary>Counts an object as it is now instead of as it was before.</summary>
    public void Replace(T? before, T now)
    {
        if (before is not null)
            Count(before, -1);
        Count(now, 1);
    }

    /// <summary>The statuses with their numbers.</summary>
    /// <returns>Text such as <c>3 completed, 1 in_progress</c>.</returns>
    public override string ToString() =>
        string.Join(", ", _statuses.Where(static pair => pair.Value > 0).Select(static pair => $"{pair.Value} {pair.Key}"));

    private void Count(T item, int sign)
    {
        bool over = waitable.IsOver(item);
        if (over)
            Over += sign;
        Done += sign * (over ? 1 : waitable.DoneOf(item) ?? 0);
        string status = waitable.StatusOf(item);
        _statuses.TryGetValue(status, out int count);
        _statuses[status] = count + sign;
    }
}
