using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Completion;

/// <summary>Completes the permissions of access tokens that MKA1 documents.</summary>
public sealed class TokenPermissionCompleter() : KnownValueCompleter(["agent:create", "agent:read", "read:evals", "write:evals"]);
