using Mka1.Http;
using Mka1.PowerShell.Pipeline;
using Mka1.VectorStores;

namespace Mka1.PowerShell.VectorStores;

/// <summary>Lets a cmdlet wait for file batches, each with a progress bar.</summary>
internal sealed class WaitableFileBatches : Waitable<VectorStoreFileBatch>
{
    public override ObjectKind Kind => VectorStoreFileClient.BatchKind;

    public override string StopCmdlet => "Stop-Mka1VectorStoreFileBatch";

    public override int MaximumBars => 10;

    public override Task<VectorStoreFileBatch> ReadAsync(Mka1Client client, string id, CancellationToken cancellationToken) =>
        client.VectorStores.Files.GetBatchAsync(Parents[id], id, cancellationToken);

    public override bool IsFinished(VectorStoreFileBatch item) => VectorStoreFileStatus.IsTerminal(item.Status);

    public override string GetStatus(VectorStoreFileBatch item) => item.Status ?? "unknown";

    public override string GetState(VectorStoreFileBatch item) => item.FileCounts is { Total: > 0 } counts ? $"{GetStatus(item)}, {counts}" : GetStatus(item);

    public override double? GetCompletion(VectorStoreFileBatch item) =>
        item.FileCounts is { Total: > 0 } counts ? Math.Min((counts.Total - counts.InProgress) / (double)counts.Total, 1) : null;
}
