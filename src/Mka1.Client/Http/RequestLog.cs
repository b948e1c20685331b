namespace Mka1.Http;

/// <summary>The last calls, oldest first. Thread-safe.</summary>
public sealed class RequestLog
{
    private readonly int _capacity;
    private readonly Queue<RequestLogEntry> _entries;

    /// <summary>Creates an empty log.</summary>
    /// <param name="capacity">The maximum number of calls, at least 1.</param>
    public RequestLog(int capacity = 1000)
    {
        if (capacity < 1)
            throw new ArgumentOutOfRangeException(nameof(capacity), capacity, "The capacity must be at least 1.");
        _capacity = capacity;
        _entries = new Queue<RequestLogEntry>(capacity);
    }

    /// <summary>Copies the calls in the log.</summary>
    /// <returns>The calls, oldest first.</returns>
    public IReadOnlyList<RequestLogEntry> Snapshot()
    {
        lock (_entries)
            return [.. _entries];
    }

    /// <summary>Removes all calls.</summary>
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
