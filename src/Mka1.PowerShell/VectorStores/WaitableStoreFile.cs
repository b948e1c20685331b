using Mka1.Http;
using Mka1.PowerShell.Languages;
using Mka1.PowerShell.Pipeline;
using Mka1.VectorStores;

namespace Mka1.PowerShell.VectorStores;

/// <summary>Lets a cmdlet wait for a single file that it added to a vector store.</summary>
internal sealed class WaitableStoreFile : Waitable<VectorStoreFile>
{
    public override ObjectKind Kind => VectorStoreFileClient.Kind;

    // A file that was added alone cannot be cancelled, only removed.
    public override string StopCmdlet => "Remove-Mka1VectorStoreFile";

    public override Task<VectorStoreFile> ReadAsync(Mka1Client client, string id, CancellationToken cancellationToken) =>
        client.VectorStores.Files.GetAsync(Parents[id], id, cancellationToken);

    public override bool IsFinished(VectorStoreFile item) => VectorStoreFileStatus.IsTerminal(item.Status);

    public override string GetStatus(VectorStoreFile item) => item.Status ?? "unknown";

    public override string DescribeUnfinished(IReadOnlyList<KeyValuePair<string, VectorStoreFile?>> unfinished, IEnumerable<VectorStoreFile> all, string arguments)
    {
        string file = unfinished[0].Key;
        arguments = CommandText.Quote(file) + arguments;
        return Messages.Get("IndexingContinues", file, $"Get-Mka1VectorStoreFile {arguments}", $"{StopCmdlet} {arguments}");
    }
}
