namespace Mka1.PowerShell.Completion;

/// <summary>Completes ids of prompts that cmdlets returned in this session.</summary>
public sealed class SeenPromptCompleter() : SeenIdCompleter("Prompt");
