using Mka1.PowerShell.Pipeline;
using Mka1.VectorStores;

namespace Mka1.PowerShell.VectorStores;

/// <summary>Completes statuses of files in vector stores.</summary>
public sealed class FileStatusCompleter() : KnownValueCompleter(VectorStoreFileStatus.KnownValues);
