using System.Collections.Concurrent;

namespace Mka1.Batches;

/// <summary>The batches known to be created over a connection. None of them belongs to a create whose answer was lost.</summary>
internal sealed class CreatedBatches
{
    private readonly ConcurrentDictionary<string, bool> _ids = new(StringComparer.Ordinal);

    public void Add(Batch batch) => _ids.TryAdd(batch.Id, true);

    public bool Contains(Batch batch) => _ids.ContainsKey(batch.Id);
}
