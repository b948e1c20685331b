namespace Mka1.PowerShell.Completion;

/// <summary>Completes ids of files that cmdlets returned in this session.</summary>
public sealed class SeenFileCompleter() : SeenIdCompleter("File");
