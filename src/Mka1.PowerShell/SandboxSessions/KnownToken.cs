using System.Security;
using Mka1.PowerShell.Values;
using Mka1.SandboxSessions;

namespace Mka1.PowerShell.SandboxSessions;

/// <summary>Finds the token of a sandbox session.</summary>
internal static class KnownToken
{
    /// <summary>Gets the token that was given, otherwise that of a session object; null to leave it to the client, which knows those of its own sessions.</summary>
    public static SecureString? Find(SecureString? given, object? session) => given ?? (PlainValue.Unwrap(session) as SandboxSession)?.GetSessionToken();
}
