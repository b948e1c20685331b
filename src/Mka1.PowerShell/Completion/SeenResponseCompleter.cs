namespace Mka1.PowerShell.Completion;

/// <summary>Completes ids of responses that cmdlets returned in this session.</summary>
public sealed class SeenResponseCompleter() : SeenIdCompleter("Response");
