using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Security;
using Mka1.AccessTokens;
using Mka1.Errors;
using Mka1.Http;
using Mka1.PowerShell.AccessTokens;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Errors;
using Mka1.PowerShell.Languages;
using Mka1.PowerShell.Paths;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.Connection;

/// <summary>Connects to an MKA1 gateway. Sends no request; Test-Mka1Connection tests the connection.</summary>
[Cmdlet(VerbsCommunications.Connect, "Mka1", DefaultParameterSetName = TokenSet)]
[OutputType(typeof(Mka1Context))]
public sealed class ConnectCommand : AsyncCommand
{
    private const string TokenSet = "Token";
    private const string CredentialSet = "Credential";
    private const string SecretSet = "Secret";

    /// <summary>The key or JWT, with or without the word Bearer. The default is the key of the environment.</summary>
    [Parameter(ParameterSetName = TokenSet, Position = 0, ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [Alias("ApiKey")]
    [TokenTransformation]
    [ValidateNotNull]
    public SecureString? Token { get; set; }

    /// <summary>A credential whose password is the key.</summary>
    [Parameter(ParameterSetName = CredentialSet, Mandatory = true)]
    [Credential]
    [ValidateNotNull]
    public PSCredential? Credential { get; set; }

    /// <summary>The name of the secret that holds the key, for Microsoft.PowerShell.SecretManagement.</summary>
    [Parameter(ParameterSetName = SecretSet, Mandatory = true)]
    [ArgumentCompleter(typeof(SecretCompleter))]
    [ValidateNotNullOrEmpty]
    public string? SecretName { get; set; }

    /// <summary>The vault that holds the secret. The default is the default vault.</summary>
    [Parameter(ParameterSetName = SecretSet)]
    [ArgumentCompleter(typeof(SecretCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Vault { get; set; }

    /// <summary>The server's address. The default is the address of the environment, or else the public gateway.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [Alias("Server")]
    [ValidateNotNull]
    public Uri? Uri { get; set; }

    /// <summary>The id of the end user to make calls for. The default is the id of the environment.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(IdentityCompleter))]
    [ValidateNotNullOrEmpty]
    public string? OnBehalfOf { get; set; }

    /// <summary>The end user of the access tokens that the key is exchanged for. They are sent instead of the key, and renewed.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(IdentityCompleter))]
    [ValidateNotNullOrEmpty]
    public string? ExternalUserId { get; set; }

    /// <summary>The audience of the access tokens. The default is the server's address.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNull]
    public Uri? Audience { get; set; }

    /// <summary>The lifetime of the access tokens; a number is in seconds.</summary>
    [Parameter]
    [FreeText]
    [DurationTransformation]
    [PSDefaultValue(Help = "01:00:00")]
    public TimeSpan Lifetime { get; set; }

    /// <summary>The permissions of the access tokens. The default is those of the key.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(TokenPermissionCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Permission { get; set; }

    /// <summary>The name of the context. It replaces a context of the same name.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SavedContextCompleter))]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = Mka1Context.DefaultName;

    /// <summary>The scope of the context.</summary>
    [Parameter]
    [PSDefaultValue(Help = "Process")]
    public ContextScope Scope { get; set; }

    /// <summary>The time limit for establishing a connection, in seconds.</summary>
    [Parameter]
    [FreeText]
    [ValidateRange(1, 3600)]
    public int ConnectionTimeoutSeconds { get; set; } = new ContextSettings().ConnectionTimeoutSeconds;

    /// <summary>The time limit without data from the server, in seconds.</summary>
    [Parameter]
    [FreeText]
    [ValidateRange(1, 86400)]
    public int OperationTimeoutSeconds { get; set; } = new ContextSettings().OperationTimeoutSeconds;

    /// <summary>The maximum number of retries of a request.</summary>
    [Parameter]
    [FreeText]
    [ValidateRange(0, 100)]
    public int MaximumRetryCount { get; set; } = new ContextSettings().MaximumRetryCount;

    /// <summary>The proxy's address. The default is the system setting.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNull]
    public Uri? Proxy { get; set; }

    /// <summary>The credential for the proxy.</summary>
    [Parameter]
    [Credential]
    [ValidateNotNull]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>Bypasses all proxies, including that of the system.</summary>
    [Parameter]
    public SwitchParameter NoProxy { get; set; }

    /// <summary>Prompts before each change, whatever -Confirm's default. Unattended scripts need -Confirm:$false.</summary>
    [Parameter]
    public SwitchParameter ConfirmChanges { get; set; }

    /// <summary>The file to which each call is appended as a line of JSON, without the key and bodies.</summary>
    [Parameter]
    [PathTransformation, ValidateNotNullOrEmpty]
    public string? LogPath { get; set; }

    /// <summary>Saves the settings without the key, for Connect-Mka1 with the same -Name in later sessions.</summary>
    [Parameter]
    public SwitchParameter Save { get; set; }

    // Not at the end: without an access token from the pipeline, the key of the environment must not be used instead.
    private protected override async Task ProcessRecordAsync()
    {
        try
        {
            // An object may have a server without a token. The key of the environment or of the vault must not be sent there.
            if (MyInvocation.ExpectingInput && !HasOwnKey)
                throw new Mka1InputException(Messages.Get("ObjectWithoutToken"));
            var saved = GetSaved();
            var key = GetKey(saved);
            bool isJwt = BearerToken.IsJwt(SecretText.Read(key));
            if (MyInvocation.ExpectingInput && OnBehalfOf is not null && BearerToken.GetEndUser(SecretText.Read(key)) is string user && user != OnBehalfOf)
                throw new Mka1InputException($"The access token is for '{user}', but -OnBehalfOf is '{OnBehalfOf}'. Omit -OnBehalfOf: a token names its end user.");
            var settings = CreateSettings(saved, isJwt);
            settings.LogFile?.Check();
            var context = new Mka1Context(saved?.Name ?? Name, Uri ?? saved?.Server ?? EnvironmentSettings.Server, key, GetIdentity(saved, isJwt), settings);
            if (Save)
                await SavedContexts.SaveAsync(CreateSaved(context, saved));
            ContextStore.SetCurrent(context, Scope);
            WriteObject(context);
        }
        // Without a connection later cmdlets would fail, so end the pipeline.
        catch (Exception exception) when (IsOwnError(exception))
        {
            ThrowTerminatingError(ErrorCatalog.FromException(exception, Name));
        }
    }

    // Only a name that is given selects saved settings.
    private SavedContext? GetSaved()
    {
        var saved = IsBound(nameof(Name)) ? SavedContexts.Find(Name) : null;
        if (saved is not null)
            WriteVerbose($"The settings that are not given come from the saved context {saved}.");
        return saved;
    }

    // A token names its end user, so only an identity that is given is sent with it.
    private string? GetIdentity(SavedContext? saved, bool isJwt) =>
        OnBehalfOf ?? (isJwt || ExternalUserId is not null ? null : saved is not null ? saved.OnBehalfOf : EnvironmentSettings.OnBehalfOf);

    private AccessTokenOptions? CreateExchange(SavedContext? saved, bool isJwt)
    {
        // A token cannot be exchanged, so what is saved does not apply to it.
        string? user = ExternalUserId ?? (isJwt ? null : saved?.ExternalUserId);
        if (user is null && (Audience is not null || Permission is not null || IsBound(nameof(Lifetime))))
            throw new Mka1InputException(Messages.Get("ExchangeParametersNeedUser"));
        return user is null ? null : new AccessTokenOptions
        {
            ExternalUserId = user,
            Audience = Audience ?? saved?.Audience,
            Lifetime = IsBound(nameof(Lifetime)) ? Lifetime : saved?.Lifetime,
            Permissions = Permission ?? saved?.Permission,
        };
    }

    private ContextSettings CreateSettings(SavedContext? saved, bool isJwt) => new()
    {
        Exchange = CreateExchange(saved, isJwt),
        ConnectionTimeoutSeconds = saved is null || IsBound(nameof(ConnectionTimeoutSeconds)) ? ConnectionTimeoutSeconds : saved.ConnectionTimeoutSeconds,
        OperationTimeoutSeconds = saved is null || IsBound(nameof(OperationTimeoutSeconds)) ? OperationTimeoutSeconds : saved.OperationTimeoutSeconds,
        MaximumRetryCount = saved is null || IsBound(nameof(MaximumRetryCount)) ? MaximumRetryCount : saved.MaximumRetryCount,
        Proxy = ProxyAddress.Check(Proxy ?? (NoProxy ? null : saved?.Proxy), ProxyCredential is not null, NoProxy),
        ProxyCredential = ProxyCredential,
        NoProxy = NoProxy || (saved is { NoProxy: true } && Proxy is null),
        ConfirmChanges = IsBound(nameof(ConfirmChanges)) ? ConfirmChanges : saved?.ConfirmChanges ?? false,
        LogPath = LogPath is null ? saved?.LogPath : OutputPaths.ResolveFile(this, LogPath),
    };

    private SavedContext CreateSaved(Mka1Context context, SavedContext? saved) => new(context.Name, context.Server)
    {
        OnBehalfOf = context.OnBehalfOf,
        SecretName = HasOwnKey ? SecretName : saved?.SecretName,
        Vault = HasOwnKey ? Vault : saved?.Vault,
        // A token is not saved, and a key must not be exchanged because of the user of a token.
        ExternalUserId = context.Settings.Exchange?.ExternalUserId,
        Audience = context.Audience,
        Lifetime = context.Lifetime,
        Permission = context.Permission,
        ConfirmChanges = context.ConfirmChanges,
        LogPath = context.LogPath,
        ConnectionTimeoutSeconds = context.ConnectionTimeoutSeconds,
        OperationTimeoutSeconds = context.OperationTimeoutSeconds,
        MaximumRetryCount = context.MaximumRetryCount,
        Proxy = context.Proxy,
        NoProxy = context.NoProxy,
    };

    // Whether the parameters, and not the saved context, say where the key is.
    private bool HasOwnKey => SecretName is not null || Token is not null || Credential is not null;

    private SecureString GetKey(SavedContext? saved)
    {
        if (SecretName is not null)
            return ReadFromVault(SecretName, Vault);
        if (!HasOwnKey && saved?.SecretName is string name)
            return ReadFromVault(name, saved.Vault);
        if ((Credential?.Password ?? Token ?? EnvironmentSettings.Token) is SecureString key)
            return key;
        ThrowTerminatingError(ConnectionErrors.NotConnected(
            Messages.Get("NoKey", EnvironmentSettings.KeyVariable, EnvironmentSettings.BearerVariable)));
        throw new InvalidOperationException();
    }

    // SecretManagement is optional.
    private SecureString ReadFromVault(string name, string? vault)
    {
        if (InvokeCommand.GetCommand("Get-Secret", CommandTypes.Cmdlet | CommandTypes.Function) is not CommandInfo command)
        {
            throw new Mka1InputException(Messages.Get("SecretManagementMissing"));
        }
        Collection<PSObject> found = [];
        try
        {
            InOuterContext((_, _) => found = InvokeCommand.InvokeScript(
                "param($command, $name, $vault) if ($vault) { & $command -Name $name -Vault $vault } else { & $command -Name $name }",
                useNewScope: true, System.Management.Automation.Runspaces.PipelineResultTypes.None, null, command, name, vault), name);
        }
        // An error that stops the script of the vault must not stop this pipeline.
        catch (RuntimeException exception) when (exception is ActionPreferenceStopException || !EngineFlow.Is(exception))
        {
            throw new Mka1InputException(Messages.Get("SecretNotRead", name, exception.Message), exception);
        }
        return found.FirstOrDefault()?.BaseObject switch
        {
            SecureString secret => secret,
            PSCredential credential => credential.Password,
            _ => throw new Mka1InputException(Messages.Get("SecretNotFound", name)),
        };
    }
}
