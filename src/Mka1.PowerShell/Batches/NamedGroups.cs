using Mka1.Batches;
using Mka1.Errors;
using Mka1.PowerShell.Connection;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.Batches;

/// <summary>Collects the names of groups from the pipeline, so that the list of batches is read once for all groups of a connection.</summary>
internal sealed class NamedGroups
{
    private const int MaximumShownParts = 10;
    private static readonly string[] IdMembers = ["Id", "BatchId"];
    private readonly List<(ApiConnection Connection, string Name)> _names = [];

    /// <summary>The names by connection, each once, in the order of the input.</summary>
    public IEnumerable<(ApiConnection Connection, string[] Names)> ByConnection =>
        _names.GroupBy(static one => one.Connection).Select(static group => (group.Key, group.Select(static one => one.Name).Distinct().ToArray()));

    /// <summary>Gets the name of a group from an object without an id, such as those of Get-Mka1BatchGroup; null if it names none.</summary>
    public static string? GetName(ObjectId? id) => id?.Find(IdMembers) is null && ObjectMember.Get(id?.Source, "Group") is string { Length: > 0 } name ? name : null;

    /// <summary>Adds a group of the connection with which an object was read, or of the cmdlet's own; a repeated one counts once.</summary>
    /// <param name="command">The cmdlet.</param>
    /// <param name="name">The name of the group.</param>
    /// <param name="source">The object that names it; null for a parameter.</param>
    /// <returns>The connection; null if it was not found, which is an error.</returns>
    public async Task<ApiConnection?> AddAsync(Mka1Command command, string name, object? source = null)
    {
        ApiConnection? found = null;
        await command.TryAsync(name, () =>
        {
            command.WorkOn(source);
            found = command.Connection;
            _names.Add((found, name));
            return Task.CompletedTask;
        });
        return found;
    }

    /// <summary>Reads the groups. A group that does not exist is an error, and the others are returned.</summary>
    /// <param name="command">Writes the errors.</param>
    /// <returns>The names with the batches, restarts before the batch that they restart, in the order of the input.</returns>
    public async Task<IReadOnlyList<NamedGroup>> ReadAsync(AsyncCommand command)
    {
        var found = new List<NamedGroup>();
        foreach (var (connection, names) in ByConnection)
            await command.TryAsync(names[0], () => ReadAsync(command, connection, names, found));
        return found;
    }

    private static async Task ReadAsync(AsyncCommand command, ApiConnection connection, string[] names, List<NamedGroup> found)
    {
        var groups = await connection.Client.Batches.ListGroupsAsync(names, null, command.Cancellation);
        foreach (string name in names)
        {
            await command.TryAsync(name, () =>
            {
                found.Add(new NamedGroup(connection, name, groups.TryGetValue(name, out var batches) ? batches : throw CreateMissing(name)));
                return Task.CompletedTask;
            });
        }
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
