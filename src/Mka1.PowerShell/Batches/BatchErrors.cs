using System.Management.Automation;
using Mka1.Errors;
using Mka1.PowerShell.Errors;

namespace Mka1.PowerShell.Batches;

/// <summary>Creates errors of batches that have no exception in the client.</summary>
internal static class BatchErrors
{
    /// <summary>Creates the error of an input file that the server rejected after it had created the batch.</summary>
    public static ErrorRecord InputRefused(string message, object? target) => ErrorCatalog.CreateRecord(
        new Mka1InputException(message), ErrorId.InvalidInput, ErrorCategory.InvalidArgument, target, "Correct the file (Test-Mka1BatchInput) and create a new batch from it (New-Mka1Batch).");

    public static ErrorRecord GroupIncomplete(string message, object? target) => ErrorCatalog.CreateRecord(
        new Mka1InputException(message), ErrorId.InvalidInput, ErrorCategory.InvalidArgument, target, "Run again the New-Mka1Batch command that created the group.");

    public static ErrorRecord LineUnreadable(string message, object? target) => ErrorCatalog.CreateRecord(
        new InvalidDataException(message), ErrorId.Protocol, ErrorCategory.InvalidData, target, "Save the file (Save-Mka1File) and check the line.");

    public static ErrorRecord Conflict(string message, object? target, string action) => ErrorCatalog.CreateRecord(
        new InvalidOperationException(message), ErrorId.Conflict, ErrorCategory.InvalidOperation, target, action);
}
