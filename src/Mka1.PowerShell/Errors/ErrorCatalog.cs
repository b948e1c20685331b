using System.Management.Automation;
using Mka1.Errors;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Errors;

/// <summary>The one place where exceptions become error records: id, category, target and what to do.</summary>
internal static class ErrorCatalog
{
    /// <summary>The error record of an exception, whoever threw it.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="target">The id or path that it is about; never an object that holds a key.</param>
    public static ErrorRecord Of(Exception exception, object? target) =>
        exception is Mka1Exception known ? Of(known, target) : Unexpected(exception, target);

    /// <summary>The error record of an exception of the client.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="target">The id or path that it is about; never an object that holds a key.</param>
    public static ErrorRecord Of(Mka1Exception exception, object? target)
    {
        var (id, category, action) = exception switch
        {
            Mka1ApiException error => OfStatus(error),
            Mka1ConnectionException { RequestSent: true } => (ErrorId.ConnectionFailed, ErrorCategory.ConnectionError,
                "The server may have carried out the request. Look before you send it again."),
            Mka1ConnectionException => (ErrorId.ConnectionFailed, ErrorCategory.ConnectionError,
                "Check the address (Get-Mka1Context), the network and the proxy (Connect-Mka1 -Proxy, -NoProxy)."),
            Mka1TimeoutException { RequestSent: true } => (ErrorId.Timeout, ErrorCategory.OperationTimeout,
                "The server may have carried out the request: look before you send it again. Give more time: Set-Mka1Context -OperationTimeoutSeconds."),
            Mka1TimeoutException => (ErrorId.Timeout, ErrorCategory.OperationTimeout,
                "Give more time: Set-Mka1Context -OperationTimeoutSeconds or -ConnectionTimeoutSeconds."),
            Mka1ProtocolException => (ErrorId.Protocol, ErrorCategory.ProtocolError,
                "Check that the address is that of an MKA1 gateway (Get-Mka1Context). If it is, send the request id (Get-Mka1RequestLog) to support."),
            Mka1WriteException { Begun: true } => (ErrorId.WriteFailed, ErrorCategory.WriteError,
                "Make room on the disk, close what uses the file, or choose another -Path; then save it again. A file that was there is as it was, and no part is left."),
            Mka1WriteException => (ErrorId.WriteFailed, ErrorCategory.WriteError,
                "Choose another -Path, or get the right to write there. The content was not asked for."),
            _ => (ErrorId.InvalidInput, ErrorCategory.InvalidArgument, "Correct what the message names. Nothing was sent for it."),
        };
        return Record(exception, id, category, target, action);
    }

    public static ErrorRecord NotConnected(string message) => Record(
        new InvalidOperationException(message), ErrorId.NotConnected, ErrorCategory.AuthenticationError, null,
        "Run Connect-Mka1 -Token (Read-Host -AsSecureString), or set the environment variable MKA1_API_KEY.");

    public static ErrorRecord InvalidInput(string message, object? target) => Of(new Mka1InputException(message), target);

    /// <summary>The server's word on an input file that it took at first.</summary>
    public static ErrorRecord RefusedInput(string message, object? target) => Record(
        new Mka1InputException(message), ErrorId.InvalidInput, ErrorCategory.InvalidArgument, target, "Correct the file (Test-Mka1BatchInput) and make a new batch of it: New-Mka1Batch.");

    public static ErrorRecord IncompleteGroup(string message, object? target) => Record(
        new Mka1InputException(message), ErrorId.InvalidInput, ErrorCategory.InvalidArgument, target, "Run the New-Mka1Batch that made the group again.");

    public static ErrorRecord Conflict(string message, object? target, string action) => Record(
        new InvalidOperationException(message), ErrorId.Conflict, ErrorCategory.InvalidOperation, target, action);

    public static ErrorRecord Timeout(string message, object? target) => Record(
        new TimeoutException(message), ErrorId.Timeout, ErrorCategory.OperationTimeout, target, "Wait again, or longer with -TimeoutSeconds.");

    public static ErrorRecord NotFound(string message, object? target) => Record(
        new ItemNotFoundException(message), ErrorId.NotFound, ErrorCategory.ObjectNotFound, target, "Get-Mka1Context -Name * shows those that there are.");

    public static ErrorRecord Protocol(string message, object? target) => Record(
        new InvalidDataException(message), ErrorId.Protocol, ErrorCategory.InvalidData, target, "Save the file (Save-Mka1File) and look at the line.");

    // What nobody foresaw keeps its exception inside, for the report.
    private static ErrorRecord Unexpected(Exception exception, object? target) => Record(
        new InvalidOperationException($"An unexpected error: {exception.Message} ({exception.GetType().FullName})", exception), ErrorId.Unexpected, ErrorCategory.NotSpecified, target,
        "Part of the work may be done: look before you try again. Report the error with what $Error[0].Exception.ToString() shows.");

    /// <summary>The record as a person may be shown it. Its target is data, of which only the name is shown.</summary>
    /// <param name="record">The record.</param>
    /// <param name="command">The cmdlet, which knows the secrets.</param>
    public static ErrorRecord Displayable(ErrorRecord record, AsyncCommand command)
    {
        string message = record.ErrorDetails?.Message ?? record.Exception.Message;
        string displayable = command.Displayable(message);
        // What it came of may hold a secret, too.
        string whole = record.Exception.ToString();
        string redacted = command.Redact(whole);
        var exception = record.Exception switch
        {
            Mka1Exception failure => command.Redact(failure),
            _ when displayable == message && redacted == whole => record.Exception,
            // Made of words here, see above.
            TimeoutException => new TimeoutException(displayable),
            ItemNotFoundException => new ItemNotFoundException(displayable),
            InvalidDataException => new InvalidDataException(displayable),
            _ => new InvalidOperationException(displayable, new InvalidOperationException(redacted)),
        };
        object? target = record.TargetObject is string name ? command.Redact(name) : record.TargetObject;
        var shown = new ErrorRecord(exception, record.FullyQualifiedErrorId, record.CategoryInfo.Category, target)
        {
            ErrorDetails = new ErrorDetails(displayable) { RecommendedAction = record.ErrorDetails?.RecommendedAction is string action ? command.Displayable(action) : string.Empty },
        };
        shown.CategoryInfo.TargetName = VisibleText.OfLine(command.Redact(shown.CategoryInfo.TargetName));
        return shown;
    }

    private static (string Id, ErrorCategory Category, string Action) OfStatus(Mka1ApiException error) => StreamErrorCode.StatusOf(error) switch
    {
        401 => (ErrorId.Unauthorized, ErrorCategory.AuthenticationError, "Connect again with a valid key: Connect-Mka1 -Token (Read-Host -AsSecureString)."),
        403 => (ErrorId.Forbidden, ErrorCategory.PermissionDenied, "Use a key with the permission, or the identity that owns the object (-OnBehalfOf)."),
        404 => (ErrorId.NotFound, ErrorCategory.ObjectNotFound, "Check the id, the identity and the address (Get-Mka1Context): what one key and on-behalf-of identity made, another does not see."),
        409 => (ErrorId.Conflict, ErrorCategory.InvalidOperation, "Look at the object's status and try again when it allows the change."),
        408 => (ErrorId.Timeout, ErrorCategory.OperationTimeout, "Try again."),
        429 => (ErrorId.RateLimited, ErrorCategory.LimitsExceeded, "Try again later, or with fewer requests at a time (-ThrottleLimit)."),
        >= 400 and < 500 => (ErrorId.InvalidRequest, ErrorCategory.InvalidArgument, "Correct what the server names and send it again."),
        _ => (ErrorId.ServerError, ErrorCategory.ResourceUnavailable, "Try again later. If it persists, send the request id (Get-Mka1RequestLog) to support."),
    };

    private static ErrorRecord Record(Exception exception, string id, ErrorCategory category, object? target, string action) =>
        new(exception, id, category, target) { ErrorDetails = new ErrorDetails(exception.Message) { RecommendedAction = action } };
}
