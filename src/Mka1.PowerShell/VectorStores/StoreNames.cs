using Mka1.Errors;
using Mka1.PowerShell.Pipeline;
using Mka1.VectorStores;

namespace Mka1.PowerShell.VectorStores;

/// <summary>Lets -VectorStore name a store. Reads the list once per connection and name.</summary>
internal sealed class StoreNames
{
    // The documented beginning of the ids of vector stores.
    private const string Prefix = "vs_";
    private readonly Dictionary<(Mka1Client Client, string Name), string> _found = [];

    /// <summary>Creates the parameter that names the store of files or file batches.</summary>
    public ParentParameter CreateParent(ObjectId[]? stores) =>
        new("VectorStore", VectorStoreClient.Kind, stores) { Alias = "VectorStoreId", FindByNameAsync = FindAsync };

    private async Task<string> FindAsync(Mka1Client client, string name, CancellationToken cancellationToken)
    {
        if (name.StartsWith(Prefix, StringComparison.Ordinal))
            return name;
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
