namespace Mka1.PowerShell.Pipeline;

/// <summary>The progress of a wait for many objects, updated incrementally with each poll, which is fast for thousands of objects.</summary>
internal sealed class WaitProgress<T>(Waitable<T> waitable)
    where T : class
{
    private readonly Dictionary<string, int> _statuses = new(StringComparer.Ordinal);

    /// <summary>The number of finished objects.</summary>
    public int Finished { get; private set; }

    /// <summary>The sum of the completed fractions of all objects, 1 for a finished one.</summary>
    public double Completion { get; private set; }

    /// <summary>Replaces the previous state of an object in the counts.</summary>
    public void Replace(T? previous, T current)
    {
        if (previous is not null)
            Count(previous, -1);
        Count(current, 1);
    }

    /// <summary>Formats the statuses with their counts.</summary>
    /// <returns>Text such as <c>3 completed, 1 in_progress</c>.</returns>
    public override string ToString() =>
        string.Join(", ", _statuses.Where(static pair => pair.Value > 0).Select(static pair => $"{pair.Value} {pair.Key}"));

    private void Count(T item, int sign)
    {
        bool finished = waitable.IsFinished(item);
        if (finished)
            Finished += sign;
        Completion += sign * (finished ? 1 : waitable.GetCompletion(item) ?? 0);
        string status = waitable.GetStatus(item);
        _statuses.TryGetValue(status, out int count);
        _statuses[status] = count + sign;
    }
}
