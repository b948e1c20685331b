using System.Management.Automation;
using Mka1.Errors;
using Mka1.Http;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Errors;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Connection;

/// <summary>A cmdlet that calls the API. Finds the connection and the identity, and reports calls and retries.</summary>
public abstract class Mka1Command : AsyncCommand, ICallObserver
{
    private Mka1Client? _client;
    private Mka1Client? _connected;
    private bool _isVerbose;

    private protected Mka1Command()
    {
    }

    /// <summary>The connection, as an object or by name. The default is the current one.</summary>
    [Parameter]
    [ContextTransformation]
    [ArgumentCompleter(typeof(ContextCompleter))]
    [ValidateNotNull]
    public virtual Mka1Context? Context { get; set; }

    /// <summary>The id of the end user to make this call for, instead of that of the connection; empty for none.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(IdentityCompleter))]
    [AllowEmptyString]
    [AllowNull]
    public string? OnBehalfOf { get; set; }

    private protected Mka1Client Client => _client ??= Connect();

    internal override string Redact(string text) => _connected?.Redact(text) ?? text;

    internal override Mka1Exception Redact(Mka1Exception failure) => _connected?.Redact(failure) ?? failure;

    void ICallObserver.Started(CallAttempt attempt)
    {
        if (_isVerbose)
            Post(() => WriteVerbose(CallText.Started(attempt)));
    }

    void ICallObserver.Ended(CallAttempt attempt)
    {
        if (attempt.RetryAfter is not null)
            PostWarning(CallText.Retried(attempt));
        else if (_isVerbose)
            Post(() => WriteVerbose(CallText.Ended(attempt)));
    }

    private protected override Task BeginAsync()
    {
        // Without a connection, fail before the first record.
        _ = Client;
        return Task.CompletedTask;
    }

    /// <summary>Checks -Confirm and -WhatIf. The confirmation prompt names the identity.</summary>
    private protected new bool ShouldProcess(string target, string action) =>
        base.ShouldProcess(Client.OnBehalfOf is null ? target : $"{target} (on behalf of {Client.OnBehalfOf})", action);

    /// <summary>Whether a common parameter or else its preference variable, which may contain text, is set.</summary>
    private protected bool IsEnabled(string parameter, string preference) =>
        (MyInvocation.BoundParameters.TryGetValue(parameter, out object? bound) ? bound : GetVariableValue(preference)) switch
        {
            bool flag => flag,
            SwitchParameter flag => flag,
            object value => LanguagePrimitives.TryConvertTo(value, out ActionPreference action)
                && action is not ActionPreference.SilentlyContinue and not ActionPreference.Ignore,
            null => false,
        };

    /// <summary>Warns of patterns that match no known value, because a misspelled one would silently find nothing.</summary>
    private protected void WarnUnknownPatterns(string parameter, string[]? patterns, IReadOnlyList<string> known)
    {
        foreach (string pattern in patterns ?? [])
        {
            var wildcard = TextPattern.Create(pattern);
            if (!known.Any(wildcard.IsMatch))
                WriteWarning($"-{parameter} '{pattern}' matches none of the values known to this version: {string.Join(", ", known)}.");
        }
    }

    /// <summary>Gets a client of the context, optionally with another number of retries.</summary>
    private protected Mka1Client Connect(int? maximumRetryCount = null)
    {
        _isVerbose = IsEnabled("Verbose", "VerbosePreference");
        try
        {
            var context = Context ?? ContextStore.Current ?? ConnectFromEnvironment();
            if (context is not null)
                return _connected = context.Client.For(GetIdentity(context), this, maximumRetryCount);
        }
        catch (Mka1InputException exception)
        {
            ThrowTerminatingError(ErrorCatalog.FromException(exception, OnBehalfOf));
        }
        ThrowTerminatingError(ConnectionErrors.NotConnected(
            $"There is no connection to MKA1. Run Connect-Mka1 first, or set the environment variable {EnvironmentSettings.KeyVariable}."));
        throw new InvalidOperationException();
    }

    private string? GetIdentity(Mka1Context context) => !IsBound(nameof(OnBehalfOf)) ? context.OnBehalfOf
        : OnBehalfOf?.Length > 0 ? OnBehalfOf
        : null;

    // With a key in the environment, connect without Connect-Mka1.
    private static Mka1Context? ConnectFromEnvironment()
    {
        var context = EnvironmentSettings.CreateContext();
        if (context is not null)
            ContextStore.SetCurrent(context, ContextStore.HasProcessContext ? ContextScope.Runspace : ContextScope.Process);
        return context;
    }
}
