using System.Management.Automation;
using Mka1.PowerShell.Errors;

namespace Mka1.PowerShell.Connection;

/// <summary>The errors of connections and contexts.</summary>
internal static class ConnectionErrors
{
    public static ErrorRecord NotConnected(string message) => ErrorCatalog.CreateRecord(
        new InvalidOperationException(message), ErrorId.NotConnected, ErrorCategory.AuthenticationError, null,
        "Run Connect-Mka1 -Token (Read-Host -AsSecureString), or set the environment variable MKA1_API_KEY.");

    public static ErrorRecord ConfirmationRequired(string context, string target, Exception reason) => ErrorCatalog.CreateRecord(
        new InvalidOperationException($"Changes with the context '{context}' must be confirmed, and nobody can answer: {reason.Message} Nothing was changed: {target}.", reason),
        ErrorId.ConfirmationRequired, ErrorCategory.PermissionDenied, context, "To confirm in a script: -Confirm:$false.");

    public static ErrorRecord ContextNotFound(string name, bool isSaved = false) => ErrorCatalog.CreateRecord(
        new ItemNotFoundException($"There is no {(isSaved ? "saved " : string.Empty)}context '{name}'."), ErrorId.NotFound, ErrorCategory.ObjectNotFound, name,
        $"Check the name against the list of contexts (Get-Mka1Context {(isSaved ? "-Saved" : "-Name *")}).");
}
