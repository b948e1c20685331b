using System.Globalization;

namespace Mka1.Batches;

/// <summary>The metadata that marks the batches of a group.</summary>
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

    /// <summary>Finds the parts of a group without a batch, lazily: metadata can claim any number of parts.</summary>
    /// <param name="batches">The group's batches.</param>
    /// <returns>Their numbers, in order.</returns>
    public static IEnumerable<int> MissingParts(IEnumerable<Batch> batches)
    {
        var originals = (batches ?? throw new ArgumentNullException(nameof(batches))).Where(static batch => GetValue(batch, RestartOfKey) is null).ToArray();
        int parts = originals.Select(static batch => GetNumber(batch, PartsKey)).DefaultIfEmpty(0).Max();
        var existing = new HashSet<int>(originals.Select(static batch => GetNumber(batch, PartKey)));
        return Enumerable.Range(1, parts).Where(part => !existing.Contains(part));
    }

    /// <summary>Orders restarts before the batch that they restart; their times are too coarse for that.</summary>
    internal static List<Batch> NewestFirst(List<Batch> batches)
    {
        var parents = GetParents(batches);
        return [.. batches.OrderByDescending(batch => GetOrigin(batch, parents).Generation)];
    }

    /// <summary>Groups batches by part, each with its restarts. Ids of requests are unique only within a part.</summary>
    /// <param name="batches">Batches of a group, restarts before the batch that they restart.</param>
    /// <returns>The parts in order; the others of a part restart its last batch.</returns>
    public static IEnumerable<IReadOnlyList<Batch>> ByPart(IReadOnlyList<Batch> batches)
    {
        var parents = GetParents(batches ?? throw new ArgumentNullException(nameof(batches)));
        return batches.GroupBy(batch => GetValue(batch, PartKey) is string part ? (GetValue(batch, NameKey), part) : (null, GetOrigin(batch, parents).Id))
            .OrderBy(static part => GetNumber(part.First(), PartKey))
            .Select(static part => part.ToList());
    }

    /// <summary>Orders the batches of a group by part, the restarts of a part after it, the oldest first.</summary>
    /// <param name="batches">Batches of a group, restarts before the batch that they restart.</param>
    /// <returns>The batches.</returns>
    public static IReadOnlyList<Batch> InOrder(IReadOnlyList<Batch> batches) => ByPart(batches).SelectMany(static part => part.Reverse()).ToArray();

    private static Dictionary<string, string?> GetParents(IEnumerable<Batch> batches)
    {
        var parents = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var batch in batches)
            parents[batch.Id] = GetValue(batch, RestartOfKey);
        return parents;
    }

    // Gets the original of a restart and the number of restarts between them.
    private static (string Id, int Generation) GetOrigin(Batch batch, Dictionary<string, string?> parents)
    {
        string id = batch.Id;
        int generation = 0;
        // Bounded, because metadata can be arbitrary.
        while (generation < parents.Count && parents.TryGetValue(id, out string? parent) && parent is not null)
        {
            id = parent;
            generation++;
        }
        return (id, generation);
    }

    /// <summary>Gets the name of the group of a batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <returns>The name; null if it is in no group.</returns>
    public static string? GetName(Batch batch) => GetValue(batch ?? throw new ArgumentNullException(nameof(batch)), NameKey) is { Length: > 0 } name ? name : null;

    /// <summary>Gets the number of the part of a batch and the number of parts, which metadata may lack.</summary>
    /// <param name="batch">The batch.</param>
    /// <returns>Text such as <c>3/12</c>; null if the batch has no part.</returns>
    public static string? DescribePart(Batch batch) =>
        GetNumber(batch ?? throw new ArgumentNullException(nameof(batch)), PartKey) is > 0 and var part
            ? GetNumber(batch, PartsKey) is > 0 and var parts ? FormattableString.Invariant($"{part}/{parts}") : part.ToString(CultureInfo.InvariantCulture)
            : null;

    /// <summary>Gets the group and part of a batch as a short name.</summary>
    /// <param name="batch">The batch.</param>
    /// <returns>Text such as <c>reviews 3/12</c> or <c>reviews 3/12 restart</c>; null if the batch is in no group.</returns>
    public static string? Describe(Batch batch) => GetName(batch) is string name
        ? string.Join(" ", new[] { name, DescribePart(batch), IsRestart(batch) ? "restart" : null }.Where(static word => word is not null))
        : null;

    /// <summary>Whether a batch restarts another one.</summary>
    /// <param name="batch">The batch.</param>
    /// <returns>True if its metadata name the batch that it restarts.</returns>
    public static bool IsRestart(Batch batch) => GetValue(batch ?? throw new ArgumentNullException(nameof(batch)), RestartOfKey) is not null;

    /// <summary>Gets a metadata value of a batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="key">The key.</param>
    /// <returns>The value; null if there is none.</returns>
    internal static string? GetValue(Batch batch, string key) => batch.Metadata.TryGetValue(key, out string? value) ? value : null;

    /// <summary>Gets a metadata value of a batch as a number; 0 if it is none.</summary>
    internal static int GetNumber(Batch batch, string key) =>
        int.TryParse(GetValue(batch, key), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;
}
