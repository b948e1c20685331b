namespace Mka1.Http;

/// <summary>The last calls, oldest first; older ones make room. Safe to use from several threads.</summary>
public sealed class RequestLog
{
    private readonly int _capacity;
    private readonly Queue<RequestLogEntry> _entries;

    /// <summary>Makes an empty log.</summary>
    /// <param name="capacity">How many calls it holds, at least 1.</param>
    public RequestLog(int capacity = 1000)
    {
        if (capacity < 1)
            throw new ArgumentOutOfRangeException(nameof(capacity), capacity, "A log holds at least one call.");
        _capacity = capacity;
        _entries = new Queue<RequestLogEntry>(capacity);
    }

    /// <summary>What the log holds now.</summary>
    /// <returns>The calls, oldest first.</returns>
    public IReadOnlyList<RequestLogEntry> Snapshot()
    {
        lock (_entries)
            return [.. _entries];
    }

    /// <summary>Forgets all calls.</summary>
    public void Clear()
    {
        lock (_entries)
            _entries.Clear();
    }

    internal void Add(RequestLogEntry entry)
    {
        lock (_entries)
        {
            if (_entries.Count == _capacity)
                _entries.Dequeue();
            _entries.Enqueue(entry);
        }
    }
}
