using Mka1.PowerShell.Errors;

namespace Mka1.PowerShell.SandboxSessions;

/// <summary>Recommends what to do about errors of calls in a sandbox session.</summary>
internal static class SandboxAdvice
{
    /// <summary>Completes a recommended action.</summary>
    public static string Complete(string errorId, string action) => errorId switch
    {
        ErrorId.Conflict => "Wait until the session is ready: Wait-Mka1SandboxSession. Then try again.",
        ErrorId.Forbidden => "Give the token of the session (-SessionToken), or use the identity that created it (-OnBehalfOf).",
        _ => action,
    };
}
