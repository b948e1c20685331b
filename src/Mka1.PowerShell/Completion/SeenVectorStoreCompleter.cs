namespace Mka1.PowerShell.Completion;

/// <summary>Completes ids of vector stores that cmdlets returned in this session.</summary>
public sealed class SeenVectorStoreCompleter() : SeenIdCompleter("VectorStore");
