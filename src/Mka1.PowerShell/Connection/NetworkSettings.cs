using System.Management.Automation;

namespace Mka1.PowerShell.Connection;

/// <summary>The network settings of a connection.</summary>
internal sealed record NetworkSettings
{
    public int ConnectionTimeoutSeconds { get; init; } = 30;

    public int OperationTimeoutSeconds { get; init; } = 300;

    public int MaximumRetryCount { get; init; } = 3;

    public Uri? Proxy { get; init; }

    public PSCredential? ProxyCredential { get; init; }

    public bool NoProxy { get; init; }
}
