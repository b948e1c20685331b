using System.Management.Automation;
using Mka1.Http;
using Mka1.PowerShell.Errors;
using Mka1.PowerShell.Languages;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Connection;

/// <summary>The errors of connections and contexts.</summary>
internal static class ConnectionErrors
{
    public static ErrorRecord NotConnected(string message) => ErrorCatalog.CreateRecord(
        new InvalidOperationException(message), ErrorId.NotConnected, ErrorCategory.AuthenticationError, null,
        Messages.Get("ActionConnect"));

    public static ErrorRecord ConfirmationRequired(Mka1Context context, string target, Exception reason) => ErrorCatalog.CreateRecord(
        new InvalidOperationException(
            context.ConfirmChanges ? Messages.Get("ConfirmationRequiredByContext", context.Name, reason.Message, target) : Messages.Get("ConfirmationRequired", reason.Message, target), reason),
        ErrorId.ConfirmationRequired, ErrorCategory.PermissionDenied, context.Name, Messages.Get("ActionConfirm"));

    public static ErrorRecord ContextNotFound(string name, bool isSaved = false) => ErrorCatalog.CreateRecord(
        new ItemNotFoundException(Messages.Get(isSaved ? "SavedContextNotFound" : "ContextNotFound", name)), ErrorId.NotFound, ErrorCategory.ObjectNotFound, name,
        Messages.Get("ActionListContexts", isSaved ? "-Saved" : "-Name *"));

    /// <summary>Recommends what to do after the server has refused the key or the token of a connection.</summary>
    public static string RecommendReconnecting(Origin? origin)
    {
        var context = origin?.Connection is string name && ContextStore.Find(name) is Mka1Context found && found.Server == origin.Server ? found : null;
        return Messages.Get(context is { IsJwt: true } ? "ActionReconnectWithToken" : "ActionReconnectWithKey", GetServer(origin) + GetUser(context));
    }

    // Without them, the defaults would connect to another server.
    private static string GetServer(Origin? origin) => origin?.Connection is string name ? $" -Name {CommandText.Quote(name)} -Uri {origin.Server}" : string.Empty;

    // Without them, the key would be sent itself, or the calls made for another user.
    private static string GetUser(Mka1Context? context) => context is null ? string.Empty
        : (context.OnBehalfOf is string identity ? CommandText.Format(nameof(context.OnBehalfOf), identity) : string.Empty)
        + (context.Settings.Exchange?.ExternalUserId is string user ? CommandText.Format(nameof(context.ExternalUserId), user) : string.Empty)
        + (context.Audience is Uri audience ? CommandText.Format(nameof(context.Audience), audience.OriginalString) : string.Empty)
        + (context.Lifetime is TimeSpan lifetime ? CommandText.Format(nameof(context.Lifetime), lifetime.ToString()) : string.Empty)
        + (context.Permission is { } permissions ? $" -{nameof(context.Permission)} {CommandText.Join(permissions)}" : string.Empty);
}
