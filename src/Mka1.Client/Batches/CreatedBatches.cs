using System.Collections.Concurrent;

namespace Mka1.Batches;

/// <summary>The batches that are known to have been created over a connection: a create whose answer was lost made none of them.</summary>
internal sealed class CreatedBatches
{
    private readonly ConcurrentDictionary<string, bool> _ids = new(StringComparer.Ordinal);

    public void Add(Batch batch) => _ids.TryAdd(batch.Id, true);

    public bool Contains(Batch batch) => _ids.ContainsKey(batch.Id);
}
