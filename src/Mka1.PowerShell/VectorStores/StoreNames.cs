using Mka1.PowerShell.Pipeline;
using Mka1.VectorStores;

namespace Mka1.PowerShell.VectorStores;

/// <summary>Lets -VectorStore name a store.</summary>
internal sealed class StoreNames
{
    // The documented beginning of the ids of vector stores.
    private const string Prefix = "vs_";
    private readonly ObjectNames<VectorStore> _names = new(VectorStoreClient.Kind, "Get-Mka1VectorStore", static (client, cancellation) => client.VectorStores.ListAsync(cancellationToken: cancellation), static store => (store.Id, store.Name));

    /// <summary>Creates the parameter that names the store of files or file batches.</summary>
    public ParentParameter CreateParent(ObjectId[]? stores) =>
        new("VectorStore", VectorStoreClient.Kind, stores) { Alias = "VectorStoreId", FindByNameAsync = FindAsync };

    private Task<string> FindAsync(Mka1Client client, string name, CancellationToken cancellationToken) =>
        name.StartsWith(Prefix, StringComparison.Ordinal) ? Task.FromResult(name) : _names.FindAsync(client, name, cancellationToken);
}
