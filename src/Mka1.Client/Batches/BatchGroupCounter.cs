namespace Mka1.Batches;

/// <summary>Counts the batches of a group one after the other, without keeping them.</summary>
internal sealed class BatchGroupCounter(string name)
{
    private readonly HashSet<int> _parts = [];
    private readonly Dictionary<string, int> _statuses = new(StringComparer.Ordinal);
    private int _expected;
    private int _restarts;
    private long _total;
    private long _completed;
    private long _running;
    private int _unfinished;
    private DateTimeOffset? _created;
    private DateTimeOffset? _ended;

    public void Add(Batch batch)
    {
        bool isRestart = BatchGroup.IsRestart(batch);
        if (isRestart)
            _restarts++;
        else
        {
            _parts.Add(BatchGroup.GetNumber(batch, BatchGroup.PartKey));
            _expected = Math.Max(_expected, BatchGroup.GetNumber(batch, BatchGroup.PartsKey));
        }
        _statuses[batch.Status] = _statuses.TryGetValue(batch.Status, out int count) ? count + 1 : 1;
        bool hasEnded = BatchStatus.IsTerminal(batch.Status);
        _unfinished += hasEnded ? 0 : 1;
        if (batch.RequestCounts is { } counts)
        {
            // A restart sends requests of a part again.
            _total += isRestart ? 0 : counts.Total;
            _completed += counts.Completed;
            _running += hasEnded ? 0 : Math.Max(counts.Total - counts.Completed - counts.Failed, 0);
        }
        if (batch.CreatedAt is { } created && !(_created <= created))
            _created = created;
        if (batch.EndedAt is { } ended && !(_ended >= ended))
            _ended = ended;
    }

    public BatchGroupSummary Summarize(DateTimeOffset now) => new()
    {
        Name = name,
        Parts = _parts.Count,
        ExpectedParts = Math.Max(_expected, _parts.Count),
        Restarts = _restarts,
        Statuses = new BatchStatusCounts(_statuses),
        Total = _total,
        Completed = _completed,
        Failed = Math.Max(_total - _completed - _running, 0),
        Running = _running,
        CreatedAt = _created,
        EndedAt = _unfinished == 0 ? _ended : null,
        Elapsed = Floor(_unfinished == 0 ? _ended - _created : now - _created),
        HasEnded = _unfinished == 0,
    };

    // The times of the server are whole seconds, and its clock may be ahead.
    private static TimeSpan? Floor(TimeSpan? time) => time is not TimeSpan known ? null : TimeSpan.FromSeconds(Math.Max(Math.Floor(known.TotalSeconds), 0));
}
