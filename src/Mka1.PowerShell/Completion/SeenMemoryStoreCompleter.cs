namespace Mka1.PowerShell.Completion;

/// <summary>Completes ids of memory stores that cmdlets returned in this session.</summary>
public sealed class SeenMemoryStoreCompleter() : SeenIdCompleter("MemoryStore");
