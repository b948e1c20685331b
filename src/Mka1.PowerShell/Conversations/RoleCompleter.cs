using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Conversations;

/// <summary>Completes the roles of messages.</summary>
public sealed class RoleCompleter() : KnownValueCompleter(["user", "assistant", "system", "developer"]);
