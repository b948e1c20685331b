using System.Globalization;

namespace Mka1.Batches;

/// <summary>How batches that belong together are marked: by metadata that this module gives them.</summary>
public static class BatchGroup
{
    /// <summary>The key of the group's name.</summary>
    public const string NameKey = "mka1.group";

    /// <summary>The key of the part's number, 1 for the first.</summary>
    public const string PartKey = "mka1.part";

    /// <summary>The key of the number of parts.</summary>
    public const string PartsKey = "mka1.parts";

    /// <summary>The key of the SHA-256 of the part's input file.</summary>
    public const string DigestKey = "mka1.sha256";

    /// <summary>The key of the id of the batch that a batch is a restart of.</summary>
    public const string RestartOfKey = "mka1.restart_of";

    /// <summary>The parts of which a group has no batch, lazily: metadata can name any number of them.</summary>
    /// <param name="batches">The group's batches.</param>
    /// <returns>Their numbers, in order.</returns>
    public static IEnumerable<int> MissingParts(IEnumerable<Batch> batches)
    {
        var originals = (batches ?? throw new ArgumentNullException(nameof(batches))).Where(static batch => GetValue(batch, RestartOfKey) is null).ToArray();
        int parts = originals.Select(static batch => GetNumber(batch, PartsKey)).DefaultIfEmpty(0).Max();
        var existing = new HashSet<int>(originals.Select(static batch => GetNumber(batch, PartKey)));
        return Enumerable.Range(1, parts).Where(part => !existing.Contains(part));
    }

    /// <summary>Restarts before what they restart; times are too coarse to tell.</summary>
    internal static List<Batch> NewestFirst(List<Batch> batches)
    {
        var parents = GetParents(batches);
        return [.. batches.OrderByDescending(batch => GetOrigin(batch, parents).Generation)];
    }

    /// <summary>The batches part by part, each with its restarts. Ids of requests are unique within a part only.</summary>
    /// <param name="batches">Batches of a group, restarts before what they restart.</param>
    /// <returns>The parts in their order; the last of each is what the others restart.</returns>
    public static IEnumerable<IReadOnlyList<Batch>> ByPart(IReadOnlyList<Batch> batches)
    {
        var parents = GetParents(batches ?? throw new ArgumentNullException(nameof(batches)));
        return batches.GroupBy(batch => GetValue(batch, PartKey) is string part ? (GetValue(batch, NameKey), part) : (null, GetOrigin(batch, parents).Id))
            .OrderBy(static part => GetNumber(part.First(), PartKey))
            .Select(static part => part.ToList());
    }

    private static Dictionary<string, string?> GetParents(IEnumerable<Batch> batches)
    {
        var parents = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var batch in batches)
            parents[batch.Id] = GetValue(batch, RestartOfKey);
        return parents;
    }

    // What a batch is a restart of in the end, and over how many steps.
    private static (string Id, int Generation) GetOrigin(Batch batch, Dictionary<string, string?> parents)
    {
        string id = batch.Id;
        int generation = 0;
        // Bounded, because metadata can say anything.
        while (generation < parents.Count && parents.TryGetValue(id, out string? parent) && parent is not null)
        {
            id = parent;
            generation++;
        }
        return (id, generation);
    }

    /// <summary>A value of a batch's metadata.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="key">The key.</param>
    /// <returns>The value; null if there is none.</returns>
    internal static string? GetValue(Batch batch, string key) => batch.Metadata.TryGetValue(key, out string? value) ? value : null;

    private static int GetNumber(Batch batch, string key) =>
        int.TryParse(GetValue(batch, key), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;
}
