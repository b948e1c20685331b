using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using System.Security;
using Mka1.Errors;
using Mka1.Http;
using Mka1.Models;
using Mka1.PowerShell.Languages;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.Connection;

/// <summary>
/// A connection: server, key, identity and network settings. Immutable and thread-safe. It shows at most the last four characters
/// of the key.
/// </summary>
public sealed class Mka1Context
{
    internal const string DefaultName = "default";
    private const int ShownCharacters = 4;
    private const int ShortestShownKey = 12;
    private static readonly RequestLog SessionLog = new();
    private readonly SecureString _token;
    private readonly PSCredential? _proxyCredential;
    private readonly Lazy<Mka1Client> _client;
    private Task<IReadOnlyList<Model>>? _models;

    internal Mka1Context(string name, Uri server, SecureString token, string? onBehalfOf, ContextSettings settings)
    {
        Name = name;
        Server = ServerAddress.Check(server);
        OnBehalfOf = OnBehalfOfIdentity.Check(onBehalfOf);
        Settings = settings;
        ConnectionTimeoutSeconds = settings.ConnectionTimeoutSeconds;
        OperationTimeoutSeconds = settings.OperationTimeoutSeconds;
        MaximumRetryCount = settings.MaximumRetryCount;
        Proxy = settings.Proxy;
        NoProxy = settings.NoProxy;
        _proxyCredential = settings.ProxyCredential;
        _token = token.Copy();
        _token.MakeReadOnly();
        string key = BearerToken.Normalize(SecretText.Read(_token));
        Key = CreateHint(key);
        ExpiresAt = BearerToken.GetExpiry(key);
        IsJwt = BearerToken.IsJwt(key);
        ExternalUserId = settings.Exchange?.ExternalUserId ?? BearerToken.GetEndUser(key);
        if (settings.Exchange is not null && IsJwt)
            throw new Mka1InputException(Messages.Get("JwtNotExchangeable"));
        settings.Exchange?.Check();
        // The server refuses every call of such a connection.
        if (settings.Exchange is { ExternalUserId: var user } && OnBehalfOf is not null && OnBehalfOf != user)
            throw new Mka1InputException($"The access tokens are for '{user}', but -OnBehalfOf is '{OnBehalfOf}'. Omit -OnBehalfOf: a token names its end user.");
        _client = new Lazy<Mka1Client>(CreateClient);
    }

    /// <summary>The name, for <c>-Context</c> and <c>Set-Mka1Context</c>.</summary>
    public string Name { get; }

    /// <summary>The server's address.</summary>
    public Uri Server { get; }

    /// <summary>The identity that calls are made for; null if none.</summary>
    public string? OnBehalfOf { get; }

    /// <summary>The last four characters of the key, to distinguish keys; asterisks for a short key.</summary>
    public string Key { get; }

    /// <summary>When the token that was given instead of a key expires; null for a key, which does not say so.</summary>
    public DateTimeOffset? ExpiresAt { get; }

    /// <summary>The end user that the access tokens name; null if a key is sent.</summary>
    public string? ExternalUserId { get; }

    /// <summary>The audience of these tokens; null for the server's address.</summary>
    public Uri? Audience => Settings.Exchange?.Audience;

    /// <summary>The lifetime of these tokens; null for the server's default.</summary>
    public TimeSpan? Lifetime => Settings.Exchange?.Lifetime;

    /// <summary>The permissions of these tokens; null for all of the key.</summary>
    public IReadOnlyList<string>? Permission => Settings.Exchange?.Permissions;

    /// <summary>The time limit for establishing a connection, in seconds.</summary>
    public int ConnectionTimeoutSeconds { get; }

    /// <summary>The time limit without data from the server, in seconds.</summary>
    public int OperationTimeoutSeconds { get; }

    /// <summary>The maximum number of retries of a request.</summary>
    public int MaximumRetryCount { get; }

    /// <summary>The proxy's address; null for the system setting.</summary>
    public Uri? Proxy { get; }

    /// <summary>Whether all proxies are bypassed.</summary>
    public bool NoProxy { get; }

    /// <summary>The place in confirmation prompts: the name, or the server if the context has no name of its own.</summary>
    internal string Place => Name == DefaultName ? ObjectOrigin.Format(Server) : Messages.Get("PlaceContext", Name);

    /// <summary>Whether every change is confirmed. Unattended scripts need <c>-Confirm:$false</c>.</summary>
    public bool ConfirmChanges => Settings.ConfirmChanges;

    /// <summary>The path of the audit log; null for none.</summary>
    public string? LogPath => Settings.LogPath;

    /// <summary>Whether this is the current context of the runspace.</summary>
    public bool IsCurrent => Runspace.DefaultRunspace is not null && ReferenceEquals(this, ContextStore.Current);

    internal AuditLog? AuditLog => Settings.LogFile;

    internal static RequestLog Log => SessionLog;

    internal Mka1Client Client => _client.Value;

    internal SecureString Token => _token;

    /// <summary>Whether a token was given instead of a key.</summary>
    internal bool IsJwt { get; }

    internal ContextSettings Settings { get; }

    /// <summary>Gets the models of this connection. Reads them once; the next call retries after a failure.</summary>
    internal Task<IReadOnlyList<Model>> GetModelsAsync()
    {
        if (_models is null or { IsFaulted: true } or { IsCanceled: true })
            _models = ReadModelsAsync();
        return _models;
    }

    /// <summary>Checks whether another context has the same server, identity and key.</summary>
    internal bool HasSameConnection(Mka1Context other) =>
        Server == other.Server && OnBehalfOf == other.OnBehalfOf && SecretText.Read(_token) == SecretText.Read(other._token);

    /// <summary>Formats name, server and identity.</summary>
    /// <returns>Text such as <c>prod: https://apigw.mka1.com on behalf of user-7</c>.</returns>
    public override string ToString() => Format(Name, Server, OnBehalfOf ?? ExternalUserId);

    internal static string Format(string name, Uri server, string? onBehalfOf) =>
        $"{name}: {ObjectOrigin.Format(server)}" + (onBehalfOf is null ? string.Empty : $" on behalf of {onBehalfOf}");

    private static string CreateHint(string key) => key.Length < ShortestShownKey
        ? new string('*', ShownCharacters)
        : new string(['.', '.', '.', .. key.Skip(key.Length - ShownCharacters)]);

    private async Task<IReadOnlyList<Model>> ReadModelsAsync()
    {
        var models = new List<Model>();
        // Do not retry, because the user is waiting for a completion.
        var client = Client.For(OnBehalfOf, new CompletionReport(this), maximumRetryCount: 0);
        await foreach (var model in client.Models.ListAsync().ConfigureAwait(false))
            models.Add(model);
        return models;
    }

    // AssemblyVersion stays constant, and the engine's version is not the module's.
    private static string EngineVersion => typeof(PSObject).Assembly.GetName().Version!.Major < 7
        ? "5.1"
        : typeof(PSObject).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split(' ', '+')[0];

    private Mka1Client CreateClient() => new(new Mka1ClientOptions
    {
        Name = Name,
        Server = Server,
        Token = _ => Task.FromResult(SecretText.Read(_token)),
        Exchange = Settings.Exchange,
        OnBehalfOf = OnBehalfOf,
        EndUser = ExternalUserId,
        ConnectionTimeout = TimeSpan.FromSeconds(ConnectionTimeoutSeconds),
        OperationTimeout = TimeSpan.FromSeconds(OperationTimeoutSeconds),
        MaximumRetryCount = MaximumRetryCount,
        Proxy = Proxy,
        ProxyCredential = _proxyCredential?.GetNetworkCredential(),
        NoProxy = NoProxy,
        Log = SessionLog,
        UserAgent = $"PowerShell/{EngineVersion}",
    });
}
