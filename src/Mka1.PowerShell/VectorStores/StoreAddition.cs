using Mka1.PowerShell.Connection;

namespace Mka1.PowerShell.VectorStores;

/// <summary>The files to add to a vector store over one connection.</summary>
/// <param name="Connection">The connection.</param>
/// <param name="Store">The id of the store.</param>
internal sealed record StoreAddition(ApiConnection Connection, string Store)
{
    public List<string> FileIds { get; } = [];

    /// <summary>The files whose upload and addition were confirmed together.</summary>
    public HashSet<string> Approved { get; } = new(StringComparer.Ordinal);
}
