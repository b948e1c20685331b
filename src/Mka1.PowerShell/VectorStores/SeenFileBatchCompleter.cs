using Mka1.PowerShell.Completion;

namespace Mka1.PowerShell.VectorStores;

/// <summary>Completes ids of file batches that cmdlets returned in this session.</summary>
public sealed class SeenFileBatchCompleter() : SeenIdCompleter("VectorStoreFileBatch");
