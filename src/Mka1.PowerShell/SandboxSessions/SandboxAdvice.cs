using Mka1.PowerShell.Errors;
using Mka1.PowerShell.Languages;

namespace Mka1.PowerShell.SandboxSessions;

/// <summary>Recommends what to do about errors of calls in a sandbox session.</summary>
internal static class SandboxAdvice
{
    /// <summary>Completes a recommended action.</summary>
    public static string Complete(string errorId, string action) => errorId switch
    {
        ErrorId.Conflict => Messages.Get("ActionSessionNotReady"),
        ErrorId.Forbidden => Messages.Get("ActionSessionToken"),
        _ => action,
    };
}
