using Mka1.Batches;
using Mka1.Errors;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Batches;

/// <summary>Collects the names of groups from the pipeline, so that the list of batches is read once for all of them.</summary>
internal sealed class NamedGroups
{
    private const int MaximumShownParts = 10;
    private readonly List<string> _names = [];

    /// <summary>Adds the names of an input; a repeated name counts once.</summary>
    public void Add(IEnumerable<string> names) => _names.AddRange(names.Where(name => !_names.Contains(name)));

    /// <summary>Reads the groups. A group that does not exist is an error, and the others are returned.</summary>
    /// <param name="command">Writes the errors.</param>
    /// <param name="client">Reads the list.</param>
    /// <returns>The names with the batches, restarts before the batch that they restart, in the order of the input.</returns>
    public async Task<IReadOnlyList<KeyValuePair<string, List<Batch>>>> ReadAsync(AsyncCommand command, BatchClient client)
    {
        var found = new List<KeyValuePair<string, List<Batch>>>();
        if (_names.Count == 0)
            return found;
        var groups = await client.ListGroupsAsync(_names, null, command.Cancellation);
        foreach (string name in _names)
        {
            await command.TryAsync(name, () =>
            {
                found.Add(new(name, groups.TryGetValue(name, out var batches) ? batches : throw CreateMissing(name)));
                return Task.CompletedTask;
            });
        }
        return found;
    }

    /// <summary>Creates the error of a group that does not exist.</summary>
    public static Mka1InputException CreateMissing(string name) =>
        new($"There is no group '{name}' for this key and identity. Get-Mka1BatchGroup lists the groups.");

    /// <summary>Describes the parts of a group that have no batch; null if all have one.</summary>
    public static string? DescribeMissing(string name, IReadOnlyList<Batch> batches)
    {
        var missing = BatchGroup.MissingParts(batches).Take(MaximumShownParts + 1).ToList();
        if (missing.Count == 0)
            return null;
        string parts = (missing.Count == 1 ? "Part " : "Parts ") + string.Join(", ", missing.Take(MaximumShownParts)) + (missing.Count > MaximumShownParts ? " and more" : string.Empty);
        return $"{parts} of the group '{name}' {(missing.Count == 1 ? "was" : "were")} never created; the requests are in no batch.";
    }
}
