using System.Net;
using Mka1.AccessTokens;
using Mka1.Http;

namespace Mka1;

/// <summary>The server, identity and network settings of a client.</summary>
public sealed class Mka1ClientOptions
{
    /// <summary>The public gateway. Source: docs.mka1.com/docs/authentication.</summary>
    public static readonly Uri DefaultServer = new("https://apigw.mka1.com");

    /// <summary>The name of the connection, which its objects report as their <see cref="Origin"/>; null for none.</summary>
    public string? Name { get; init; }

    /// <summary>The server's address. A path in it is kept, for clusters behind a prefix.</summary>
    public Uri Server { get; init; } = DefaultServer;

    /// <summary>Returns the key or token for a request, with or without the prefix <c>Bearer</c>. Called once per attempt, and to redact text before the first attempt.</summary>
    public required Func<CancellationToken, Task<string>> Token { get; init; }

    /// <summary>
    /// Exchanges the key that <see cref="Token"/> returns for access tokens, which are sent instead of it and are renewed; null sends the key.
    /// </summary>
    public AccessTokenOptions? Exchange { get; init; }

    /// <summary>The end user's id for <c>X-On-Behalf-Of</c>: 1 to 150 printable ASCII characters and not <c>*</c>; null sends none.</summary>
    public string? OnBehalfOf { get; init; }

    /// <summary>The end user that the token names, which objects report as the identity they were read for. The default is that of <see cref="Exchange"/>.</summary>
    public string? EndUser { get; init; }

    /// <summary>The time limit for opening a connection.</summary>
    public TimeSpan ConnectionTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long the server may send nothing: until an answer starts, and between two reads of it. An answer that is neither a
    /// stream nor a file must also be complete within this time plus one second for each 16 KiB.
    /// </summary>
    public TimeSpan OperationTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The maximum size in bytes of an answer that is not a file, or of an event of a stream, after decompression: 1 to 1,000 MiB. A larger
    /// one throws a <see cref="Errors.Mka1ProtocolException"/>. Of an error answer, 1 MiB is always read.
    /// </summary>
    public int MaximumAnswerSize { get; init; } = 512 * 1024 * 1024;

    /// <summary>How often a retryable request is retried; 0 disables retries.</summary>
    public int MaximumRetryCount { get; init; } = 3;

    /// <summary>The proxy's address, without user name and password; null uses the system's proxy.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>Credentials for <see cref="Proxy"/>.</summary>
    public ICredentials? ProxyCredential { get; init; }

    /// <summary>True uses no proxy, not even the system's.</summary>
    public bool NoProxy { get; init; }

    /// <summary>Records finished calls; null records none.</summary>
    public RequestLog? Log { get; init; }

    /// <summary>The product named in <c>User-Agent</c> before the client's own, such as <c>PowerShell/7.6</c>.</summary>
    public string? UserAgent { get; init; }

    internal Clock Clock { get; init; } = Clock.System;
}
