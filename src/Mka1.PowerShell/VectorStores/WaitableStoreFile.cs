using Mka1.Http;
using Mka1.PowerShell.Pipeline;
using Mka1.VectorStores;

namespace Mka1.PowerShell.VectorStores;

/// <summary>Lets a cmdlet wait for a single file that it added to a vector store.</summary>
/// <param name="store">The id of the store.</param>
internal sealed class WaitableStoreFile(string store) : Waitable<VectorStoreFile>
{
    public override ObjectKind Kind => VectorStoreFileClient.Kind;

    // A file that was added alone cannot be cancelled, only removed.
    public override string StopCmdlet => "Remove-Mka1VectorStoreFile";

    public override Task<VectorStoreFile> ReadAsync(Mka1Client client, string id, CancellationToken cancellationToken) =>
        client.VectorStores.Files.GetAsync(store, id, cancellationToken);

    public override bool IsFinished(VectorStoreFile item) => VectorStoreFileStatus.IsTerminal(item.Status);

    public override string GetStatus(VectorStoreFile item) => item.Status ?? "unknown";

    public override string DescribeUnfinished(IReadOnlyList<KeyValuePair<string, VectorStoreFile?>> unfinished, IEnumerable<VectorStoreFile> all)
    {
        string arguments = $"{CommandText.Quote(unfinished[0].Key)} -VectorStore {CommandText.Quote(store)}";
        return $"{unfinished[0].Key} is still being indexed. To read its status: Get-Mka1VectorStoreFile {arguments}. To remove it: {StopCmdlet} {arguments}.";
    }
}
