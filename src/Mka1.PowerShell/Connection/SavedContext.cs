namespace Mka1.PowerShell.Connection;

/// <summary>The settings of a context on disk. It contains the name of a secret, but no secret.</summary>
public sealed class SavedContext
{
    internal SavedContext(string name, Uri server)
    {
        Name = name;
        Server = server;
    }

    /// <summary>The name of the context.</summary>
    public string Name { get; }

    /// <summary>The server's address.</summary>
    public Uri Server { get; }

    /// <summary>The identity that calls are made for; null if none.</summary>
    public string? OnBehalfOf { get; init; }

    /// <summary>The name of the secret that holds the key; null if the key comes from a parameter or the environment.</summary>
    public string? SecretName { get; init; }

    /// <summary>The vault of the secret; null for the default vault.</summary>
    public string? Vault { get; init; }

    /// <summary>The end user of the access tokens that the key is exchanged for; null if the key itself is sent.</summary>
    public string? ExternalUserId { get; init; }

    /// <summary>The audience of these tokens; null for the server's address.</summary>
    public Uri? Audience { get; init; }

    /// <summary>The lifetime of these tokens; null for the server's default.</summary>
    public TimeSpan? Lifetime { get; init; }

    /// <summary>The permissions of these tokens; null for all of the key.</summary>
    public IReadOnlyList<string>? Permission { get; init; }

    /// <summary>Whether every change is confirmed.</summary>
    public bool ConfirmChanges { get; init; }

    /// <summary>The path of the audit log; null for none.</summary>
    public string? LogPath { get; init; }

    /// <summary>The time limit for establishing a connection, in seconds.</summary>
    public int ConnectionTimeoutSeconds { get; init; }

    /// <summary>The time limit without data from the server, in seconds.</summary>
    public int OperationTimeoutSeconds { get; init; }

    /// <summary>The maximum number of retries of a request.</summary>
    public int MaximumRetryCount { get; init; }

    /// <summary>The proxy's address; null for the system setting.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>Whether all proxies are bypassed.</summary>
    public bool NoProxy { get; init; }

    /// <summary>Formats name, server and identity.</summary>
    /// <returns>Text such as <c>prod: https://apigw.mka1.com on behalf of user-7</c>.</returns>
    public override string ToString() => Mka1Context.Format(Name, Server, OnBehalfOf);
}
