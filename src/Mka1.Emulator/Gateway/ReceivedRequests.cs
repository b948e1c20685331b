using System.Collections;

namespace Mka1.Emulator.Gateway;

/// <summary>The log of the last requests to the API, oldest first.</summary>
public sealed class ReceivedRequests : IEnumerable<ReceivedRequest>
{
    private const int MaxCount = 10_000;
    private readonly Queue<ReceivedRequest> _records = new();
    private readonly string _instance = Guid.NewGuid().ToString();
    private long _counter;

    /// <summary>The number of requests in the log.</summary>
    public int Count
    {
        get
        {
            lock (_records)
                return _records.Count;
        }
    }

    /// <summary>Removes all requests.</summary>
    public void Clear()
    {
        lock (_records)
            _records.Clear();
    }

    /// <inheritdoc/>
    public IEnumerator<ReceivedRequest> GetEnumerator()
    {
        ReceivedRequest[] copy;
        lock (_records)
            copy = [.. _records];
        return ((IEnumerable<ReceivedRequest>)copy).GetEnumerator();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal ReceivedRequest Add(HttpRequest request)
    {
        lock (_records)
        {
            var record = new ReceivedRequest
            {
                Number = ++_counter,
                Time = DateTimeOffset.UtcNow,
                Method = request.Method,
                Path = request.Path.Value ?? "",
                Query = request.QueryString.Value ?? "",
                Headers = request.Headers.ToDictionary(
                    h => h.Key, h => KeyMask.MaskHeader(h.Key, h.Value.ToString()), StringComparer.OrdinalIgnoreCase),
                RequestId = $"{_instance}#{_counter}",
            };
            _records.Enqueue(record);
            if (_records.Count > MaxCount)
                _records.Dequeue();
            return record;
        }
    }
}
