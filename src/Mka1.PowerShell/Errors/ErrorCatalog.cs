using System.Management.Automation;
using Mka1.Errors;
using Mka1.PowerShell.Connection;
using Mka1.PowerShell.Languages;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Errors;

/// <summary>Creates error records from exceptions: id, category, target and recommended action.</summary>
internal static class ErrorCatalog
{
    /// <summary>Creates the error record of any exception.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="target">The id or path that it is about; never an object that holds a key.</param>
    public static ErrorRecord FromException(Exception exception, object? target) =>
        exception is Mka1Exception known ? FromException(known, target) : Unexpected(exception, target);

    /// <summary>Creates the error record of an exception of the client.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="target">The id or path that it is about; never an object that holds a key.</param>
    public static ErrorRecord FromException(Mka1Exception exception, object? target)
    {
        var (id, category, action) = exception switch
        {
            Mka1ProtocolException or Mka1ApiException { StatusCode: 404, IsOfExchange: true } => (ErrorId.Protocol, ErrorCategory.ProtocolError,
                Messages.Get("ActionCheckAddress")),
            Mka1ApiException error => FromStatus(error),
            Mka1ConnectionException { RequestSent: true, IsRepeatable: true } => (ErrorId.ConnectionFailed, ErrorCategory.ConnectionError,
                Messages.Get("ActionRepeat")),
            Mka1ConnectionException { RequestSent: true } => (ErrorId.ConnectionFailed, ErrorCategory.ConnectionError,
                Messages.Get("ActionMayBeDone")),
            Mka1ConnectionException => (ErrorId.ConnectionFailed, ErrorCategory.ConnectionError,
                Messages.Get("ActionCheckNetwork")),
            Mka1TimeoutException { RequestSent: true, IsRepeatable: true } => (ErrorId.Timeout, ErrorCategory.OperationTimeout,
                Messages.Get("ActionRepeatMoreTime")),
            Mka1TimeoutException { RequestSent: true } => (ErrorId.Timeout, ErrorCategory.OperationTimeout,
                Messages.Get("ActionMayBeDoneMoreTime")),
            Mka1TimeoutException => (ErrorId.Timeout, ErrorCategory.OperationTimeout,
                Messages.Get("ActionMoreTime")),
            Mka1WriteException { HasStarted: true } => (ErrorId.WriteFailed, ErrorCategory.WriteError,
                Messages.Get("ActionFreeSpace")),
            Mka1WriteException => (ErrorId.WriteFailed, ErrorCategory.WriteError,
                Messages.Get("ActionChoosePath")),
            Mka1InputException { IsPartialJson: true } => (ErrorId.InvalidInput, ErrorCategory.InvalidArgument,
                Messages.Get("ActionReadWhole")),
            _ => (ErrorId.InvalidInput, ErrorCategory.InvalidArgument, Messages.Get("ActionCheckInput")),
        };
        return CreateRecord(exception, id, category, target, action);
    }

    public static ErrorRecord InvalidInput(string message, object? target) => FromException(new Mka1InputException(message), target);

    public static ErrorRecord Timeout(string message, object? target) => CreateRecord(
        new TimeoutException(message), ErrorId.Timeout, ErrorCategory.OperationTimeout, target, Messages.Get("ActionWaitAgain"));

    /// <summary>Creates the error of an object that will not become what was waited for.</summary>
    public static ErrorRecord Failed(string message, object? target) => CreateRecord(
        new InvalidOperationException(message), ErrorId.Conflict, ErrorCategory.InvalidOperation, target, Messages.Get("ActionCreateAnother"));

    // An unexpected error keeps its exception as the inner exception, for a bug report.
    private static ErrorRecord Unexpected(Exception exception, object? target) => CreateRecord(
        new InvalidOperationException(Messages.Get("UnexpectedError", exception.Message, exception.GetType().FullName), exception), ErrorId.Unexpected, ErrorCategory.NotSpecified, target,
        Messages.Get("ActionUnexpected"));

    /// <summary>Creates a redacted copy of a record for display. Keeps a target object, but redacts its displayed name.</summary>
    /// <param name="record">The record.</param>
    /// <param name="command">The cmdlet with the secrets to redact.</param>
    public static ErrorRecord Displayable(ErrorRecord record, AsyncCommand command)
    {
        string message = command.Describe(record.ErrorDetails?.Message ?? record.Exception.Message, record.Exception);
        string displayable = command.Displayable(message);
        // The inner exceptions may contain a secret, too.
        string whole = record.Exception.ToString();
        string redacted = command.Redact(whole);
        var exception = record.Exception switch
        {
            Mka1Exception failure => command.Redact(failure),
            _ when displayable == message && redacted == whole => record.Exception,
            // These are created in this class from a message alone.
            TimeoutException => new TimeoutException(displayable),
            ItemNotFoundException => new ItemNotFoundException(displayable),
            InvalidDataException => new InvalidDataException(displayable),
            _ => new InvalidOperationException(displayable, new InvalidOperationException(redacted)),
        };
        object? target = record.TargetObject is string name ? command.Redact(name) : record.TargetObject;
        var shown = new ErrorRecord(exception, record.FullyQualifiedErrorId, record.CategoryInfo.Category, target)
        {
            ErrorDetails = new ErrorDetails(displayable) { RecommendedAction = record.ErrorDetails?.RecommendedAction is string action ? command.Displayable(command.Recommend(record.FullyQualifiedErrorId, action, record.TargetObject)) : string.Empty },
        };
        foreach (var note in PSObject.AsPSObject(record).Properties.OfType<PSNoteProperty>().ToArray())
            PSObject.AsPSObject(shown).Properties.Add(new PSNoteProperty(note.Name, note.Value is string text ? command.Redact(text) : note.Value));
        shown.CategoryInfo.TargetName = VisibleText.EscapeLine(command.Redact(shown.CategoryInfo.TargetName));
        return shown;
    }

    private static (string Id, ErrorCategory Category, string Action) FromStatus(Mka1ApiException error) => StreamErrorCode.GetStatus(error) switch
    {
        401 => (ErrorId.Unauthorized, ErrorCategory.AuthenticationError, ConnectionErrors.RecommendReconnecting(error.Origin)),
        403 => (ErrorId.Forbidden, ErrorCategory.PermissionDenied, Messages.Get("ActionForbidden")),
        404 => (ErrorId.NotFound, ErrorCategory.ObjectNotFound, Messages.Get("ActionNotFound")),
        409 => (ErrorId.Conflict, ErrorCategory.InvalidOperation, Messages.Get("ActionConflict")),
        412 => (ErrorId.Conflict, ErrorCategory.InvalidOperation, Messages.Get("ActionModified")),
        408 => (ErrorId.Timeout, ErrorCategory.OperationTimeout, Messages.Get("ActionTryAgain")),
        429 => (ErrorId.RateLimited, ErrorCategory.LimitsExceeded, Messages.Get("ActionRateLimited")),
        >= 400 and < 500 => (ErrorId.InvalidRequest, ErrorCategory.InvalidArgument, Messages.Get("ActionInvalidRequest")),
        _ => (ErrorId.ServerError, ErrorCategory.ResourceUnavailable, Messages.Get("ActionServerError")),
    };

    /// <summary>Creates an error record with a recommended action.</summary>
    public static ErrorRecord CreateRecord(Exception exception, string id, ErrorCategory category, object? target, string action) =>
        new(exception, id, category, target) { ErrorDetails = new ErrorDetails(exception.Message) { RecommendedAction = action } };
}
