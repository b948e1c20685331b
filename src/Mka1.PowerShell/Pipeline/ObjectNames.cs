using Mka1.Errors;
using Mka1.Http;

namespace Mka1.PowerShell.Pipeline;

/// <summary>Finds the ids of objects by their names. Reads the list once per connection and name.</summary>
/// <param name="kind">The kind of the objects.</param>
/// <param name="list">The cmdlet that lists them.</param>
/// <param name="read">Lists them.</param>
/// <param name="describe">Gets the id and the name of an object.</param>
internal sealed class ObjectNames<T>(ObjectKind kind, string list, Func<Mka1Client, CancellationToken, IAsyncEnumerable<T>> read, Func<T, (string Id, string? Name)> describe)
{
    private readonly Dictionary<(Mka1Client Client, string Name), string> _found = [];

    /// <exception cref="Mka1InputException">No object has the name or the id, or several have the name.</exception>
    public async Task<string> FindAsync(Mka1Client client, string name, CancellationToken cancellationToken)
    {
        if (_found.TryGetValue((client, name), out string? known))
            return known;
        var named = new List<string>();
        await foreach (var item in read(client, cancellationToken))
        {
            var (id, own) = describe(item);
            if (id == name || own == name)
                named.Add(id);
        }
        return _found[(client, name)] = named.Count switch
        {
            1 => named[0],
            0 => throw new Mka1InputException($"There is no {kind.Noun} with the name or the id '{name}'. {list} lists those of this key and identity."),
            _ => throw new Mka1InputException($"{named.Count} {kind.Plural} have the name '{name}': {string.Join(", ", named.Take(5))}{(named.Count > 5 ? " and more" : string.Empty)}. Give the id of one."),
        };
    }
}
