using System.Collections;

namespace Mka1.Emulator.Gateway;

/// <summary>The last requests to the API, oldest first.</summary>
public sealed class RequestLog : IEnumerable<RequestRecord>
{
    private const int Kept = 10_000;
    private readonly Queue<RequestRecord> _records = new();
    private readonly string _instance = Guid.NewGuid().ToString();
    private long _counter;

    /// <summary>How many are kept.</summary>
    public int Count
    {
        get
        {
            lock (_records)
                return _records.Count;
        }
    }

    /// <summary>Forgets all requests.</summary>
    public void Clear()
    {
        lock (_records)
            _records.Clear();
    }

    /// <inheritdoc/>
    public IEnumerator<RequestRecord> GetEnumerator()
    {
        RequestRecord[] copy;
        lock (_records)
            copy = [.. _records];
        return ((IEnumerable<RequestRecord>)copy).GetEnumerator();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal RequestRecord Add(HttpRequest request)
    {
        lock (_records)
        {
            var record = new RequestRecord
            {
                Number = ++_counter,
                Time = DateTimeOffset.UtcNow,
                Method = request.Method,
                Path = request.Path.Value ?? "",
                Query = request.QueryString.Value ?? "",
                Headers = request.Headers.ToDictionary(
                    h => h.Key, h => Redaction.Header(h.Key, h.Value.ToString()), StringComparer.OrdinalIgnoreCase),
                RequestId = $"{_instance}#{_counter}",
            };
            _records.Enqueue(record);
            if (_records.Count > Kept)
                _records.Dequeue();
            return record;
        }
    }
}
