using System.Management.Automation;
using Mka1.Errors;
using Mka1.PowerShell.Errors;

namespace Mka1.PowerShell.Batches;

/// <summary>The errors of batches that no exception of the client stands for.</summary>
internal static class BatchErrors
{
    /// <summary>The server refused an input file that it had accepted at first.</summary>
    public static ErrorRecord InputRefused(string message, object? target) => ErrorCatalog.CreateRecord(
        new Mka1InputException(message), ErrorId.InvalidInput, ErrorCategory.InvalidArgument, target, "Correct the file (Test-Mka1BatchInput) and make a new batch of it: New-Mka1Batch.");

    public static ErrorRecord GroupIncomplete(string message, object? target) => ErrorCatalog.CreateRecord(
        new Mka1InputException(message), ErrorId.InvalidInput, ErrorCategory.InvalidArgument, target, "Run the New-Mka1Batch that made the group again.");

    public static ErrorRecord LineUnreadable(string message, object? target) => ErrorCatalog.CreateRecord(
        new InvalidDataException(message), ErrorId.Protocol, ErrorCategory.InvalidData, target, "Save the file (Save-Mka1File) and look at the line.");

    public static ErrorRecord Conflict(string message, object? target, string action) => ErrorCatalog.CreateRecord(
        new InvalidOperationException(message), ErrorId.Conflict, ErrorCategory.InvalidOperation, target, action);
}
