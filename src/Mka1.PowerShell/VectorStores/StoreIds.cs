using Mka1.Errors;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Values;
using Mka1.VectorStores;

namespace Mka1.PowerShell.VectorStores;

/// <summary>Finds the id of a vector store from an id, an object or a name, or from a file that names its store. Reads the list once per connection and name.</summary>
internal sealed class StoreIds
{
    /// <summary>The member of a file or a file batch that has the id of its store.</summary>
    public const string Member = "VectorStoreId";

    /// <summary>The members of an object that may have the id of a store.</summary>
    public static readonly string[] Members = [Member, "Id"];

    // The documented beginning of the ids of vector stores.
    private const string Prefix = "vs_";
    private readonly Dictionary<(Mka1Client Client, string Name), string> _found = [];

    /// <param name="client">Reads the list.</param>
    /// <param name="given">The store that a parameter names; null for that of the file.</param>
    /// <param name="child">The file or the file batch.</param>
    /// <param name="cancellationToken">Cancels the reading of the list.</param>
    /// <exception cref="Mka1InputException">There is no such store, or nothing names it.</exception>
    public Task<string> FindAsync(Mka1Client client, ObjectId? given, object? child, CancellationToken cancellationToken)
    {
        string? id = given is null
            ? ObjectMember.Get(child, Member) as string ?? throw new Mka1InputException("It is unknown in which vector store this is. Give -VectorStore, or an object that was read from a store.")
            : given.Find(Members) ?? throw new Mka1InputException($"A {PlainValue.Unwrap(given.Source)!.GetType().Name} is not a vector store. Give the id, the name or the object of a store.");
        bool isName = given is not null && PlainValue.Unwrap(given.Source) is string && !string.IsNullOrWhiteSpace(id) && !id.StartsWith(Prefix, StringComparison.Ordinal);
        return isName ? FindByNameAsync(client, id, cancellationToken) : Task.FromResult(VectorStoreClient.Kind.CheckId(id));
    }

    private async Task<string> FindByNameAsync(Mka1Client client, string name, CancellationToken cancellationToken)
    {
        if (_found.TryGetValue((client, name), out string? known))
            return known;
        var named = new List<string>();
        await foreach (var store in client.VectorStores.ListAsync(cancellationToken: cancellationToken))
        {
            if (store.Id == name || store.Name == name)
                named.Add(store.Id);
        }
        return _found[(client, name)] = named.Count switch
        {
            1 => named[0],
            0 => throw new Mka1InputException($"There is no vector store with the name or the id '{name}'. Get-Mka1VectorStore lists those of this key and identity."),
            _ => throw new Mka1InputException($"{named.Count} vector stores have the name '{name}': {string.Join(", ", named.Take(5))}{(named.Count > 5 ? " and more" : string.Empty)}. Give the id of one."),
        };
    }
}
