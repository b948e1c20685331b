using System.Management.Automation;
using Mka1.AccessTokens;

namespace Mka1.PowerShell.Connection;

/// <summary>The settings of a context other than its name, server, key and identity.</summary>
internal sealed record ContextSettings
{
    public int ConnectionTimeoutSeconds { get; init; } = 30;

    public int OperationTimeoutSeconds { get; init; } = 300;

    public int MaximumRetryCount { get; init; } = 3;

    public Uri? Proxy { get; init; }

    public PSCredential? ProxyCredential { get; init; }

    public bool NoProxy { get; init; }

    public bool ConfirmChanges { get; init; }

    public string? LogPath { get; init; }

    /// <summary>The access tokens that are sent instead of the key; null to send the key.</summary>
    public AccessTokenOptions? Exchange { get; init; }

    public AuditLog? LogFile => LogPath is null ? null : AuditLog.For(LogPath);
}
