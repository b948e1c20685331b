using System.Management.Automation;
using Mka1.Errors;
using Mka1.Http;
using Mka1.PowerShell.Errors;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Connection;

/// <summary>A cmdlet that calls the API: which connection it uses, for whom, and how its calls and failures are told.</summary>
public abstract class Mka1Command : AsyncCommand, ICallObserver
{
    private Mka1Client? _client;
    private Mka1Client? _connected;
    private bool _tellsCalls;

    private protected Mka1Command()
    {
    }

    /// <summary>The connection to use, as an object or by name; without it the current one.</summary>
    [Parameter]
    [ContextTransformation]
    [ArgumentCompleter(typeof(ContextCompleter))]
    [ValidateNotNull]
    public virtual Mka1Context? Context { get; set; }

    /// <summary>The end user's id to make this call for, instead of the connection's own; an empty text makes it for none.</summary>
    [Parameter]
    [AllowEmptyString]
    [AllowNull]
    public string? OnBehalfOf { get; set; }

    private protected Mka1Client Client => _client ??= Connect();

    internal override string Redact(string text) => _connected?.Redact(text) ?? text;

    internal override Mka1Exception Redact(Mka1Exception failure) => _connected?.Redact(failure) ?? failure;

    void ICallObserver.Started(CallAttempt attempt)
    {
        if (_tellsCalls)
            Post(() => WriteVerbose(CallText.Started(attempt)));
    }

    void ICallObserver.Ended(CallAttempt attempt)
    {
        if (attempt.RetryAfter is not null)
            PostWarning(CallText.Retried(attempt));
        else if (_tellsCalls)
            Post(() => WriteVerbose(CallText.Ended(attempt)));
    }

    private protected override Task BeginAsync()
    {
        // Fail at once without a connection, not at the first record.
        _ = Client;
        return Task.CompletedTask;
    }

    /// <summary>Asks as -Confirm and -WhatIf want it. The question names the identity that it is done for.</summary>
    private protected new bool ShouldProcess(string target, string action) =>
        base.ShouldProcess(Client.OnBehalfOf is null ? target : $"{target} (on behalf of {Client.OnBehalfOf})", action);

    /// <summary>Whether a common parameter is given or, without it, its preference variable set, which may hold text.</summary>
    private protected bool IsEnabled(string parameter, string preference) =>
        (MyInvocation.BoundParameters.TryGetValue(parameter, out object? given) ? given : GetVariableValue(preference)) switch
        {
            bool flag => flag,
            SwitchParameter flag => flag,
            object value => LanguagePrimitives.TryConvertTo(value, out ActionPreference action)
                && action is not ActionPreference.SilentlyContinue and not ActionPreference.Ignore,
            null => false,
        };

    /// <summary>Warns of patterns that no known value matches: a misspelled one would find nothing without a word.</summary>
    private protected void WarnUnknownPatterns(string parameter, string[]? patterns, IReadOnlyList<string> known)
    {
        foreach (string pattern in patterns ?? [])
        {
            var wildcard = TextPattern.Create(pattern);
            if (!known.Any(wildcard.IsMatch))
                WriteWarning($"-{parameter} '{pattern}' matches none of the values that this version knows: {string.Join(", ", known)}.");
        }
    }

    /// <summary>A client of the context; with a number, one that retries only so often.</summary>
    private protected Mka1Client Connect(int? maximumRetryCount = null)
    {
        _tellsCalls = IsEnabled("Verbose", "VerbosePreference");
        try
        {
            var context = Context ?? ContextStore.Current ?? FromEnvironment();
            if (context is not null)
                return _connected = context.Client.For(Identity(context), this, maximumRetryCount);
        }
        catch (Mka1InputException exception)
        {
            ThrowTerminatingError(ErrorCatalog.FromException(exception, OnBehalfOf));
        }
        ThrowTerminatingError(ConnectionErrors.NotConnected(
            $"There is no connection to MKA1. Run Connect-Mka1 first, or set the environment variable {EnvironmentSettings.KeyVariable}."));
        throw new InvalidOperationException();
    }

    private string? Identity(Mka1Context context) => !IsBound(nameof(OnBehalfOf)) ? context.OnBehalfOf
        : OnBehalfOf?.Length > 0 ? OnBehalfOf
        : null;

    // With a key in the environment, connect without Connect-Mka1.
    private static Mka1Context? FromEnvironment()
    {
        var context = EnvironmentSettings.CreateContext();
        if (context is not null)
            ContextStore.SetCurrent(context, ContextStore.HasProcessContext ? ContextScope.Runspace : ContextScope.Process);
        return context;
    }
}
