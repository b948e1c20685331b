using Mka1.AccessTokens;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.AccessTokens;

/// <summary>Completes the permissions of access tokens that MKA1 documents.</summary>
public sealed class TokenPermissionCompleter() : KnownValueCompleter(AccessTokenOptions.KnownPermissions);
