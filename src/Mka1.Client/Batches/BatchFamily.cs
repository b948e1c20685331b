namespace Mka1.Batches;

/// <summary>Batches indexed by the batch that they restart.</summary>
internal sealed class BatchFamily(IEnumerable<Batch> batches)
{
    private readonly ILookup<string, Batch> _restarts = batches
        .Where(static batch => BatchGroup.GetValue(batch, BatchGroup.RestartOfKey) is not null)
        .ToLookup(static batch => BatchGroup.GetValue(batch, BatchGroup.RestartOfKey)!, StringComparer.Ordinal);

    /// <summary>Gets a batch and its direct and indirect restarts, the restarts first.</summary>
    public List<Batch> GetWithRestarts(Batch batch)
    {
        var family = new List<Batch> { batch };
        // Metadata can be arbitrary, such as batches that restart each other.
        var seen = new HashSet<string>(StringComparer.Ordinal) { batch.Id };
        for (int index = 0; index < family.Count; index++)
            family.AddRange(_restarts[family[index].Id].Where(restart => seen.Add(restart.Id)));
        family.Reverse();
        return family;
    }
}
