namespace Mka1.PowerShell.Completion;

/// <summary>Completes ids of conversations that cmdlets returned in this session.</summary>
public sealed class SeenConversationCompleter() : SeenIdCompleter("Conversation");
