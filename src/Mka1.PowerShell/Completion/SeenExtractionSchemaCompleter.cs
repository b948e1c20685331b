namespace Mka1.PowerShell.Completion;

/// <summary>Completes ids of extraction schemas that cmdlets returned in this session.</summary>
public sealed class SeenExtractionSchemaCompleter() : SeenIdCompleter("ExtractionSchema");
