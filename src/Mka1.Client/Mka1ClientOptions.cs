using System.Net;
using Mka1.Http;

namespace Mka1;

/// <summary>What a client needs to know of its server and of its network.</summary>
public sealed class Mka1ClientOptions
{
    /// <summary>The public gateway. Source: docs.mka1.com/docs/authentication.</summary>
    public static readonly Uri DefaultServer = new("https://apigw.mka1.com");

    /// <summary>The server's address. A path in it is kept, for clusters behind a prefix.</summary>
    public Uri Server { get; init; } = DefaultServer;

    /// <summary>Gives the key or token for a request, with or without the word <c>Bearer</c>. Asked once an attempt, and where text is redacted before the first.</summary>
    public required Func<CancellationToken, Task<string>> Token { get; init; }

    /// <summary>The end user's id for <c>X-On-Behalf-Of</c>: 1 to 150 printable ASCII characters and not <c>*</c>; null sends none.</summary>
    public string? OnBehalfOf { get; init; }

    /// <summary>How long making a connection may take.</summary>
    public TimeSpan ConnectionTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long the server may be silent: until an answer begins, and between two reads of it. An answer that is neither a
    /// stream nor a file must be complete within this time, too, and a second more for each 16 KiB of it.
    /// </summary>
    public TimeSpan OperationTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How many bytes an answer that is not a file may have, and an event of a stream, after it is unpacked: 1 to 1,000 MiB. A larger one is
    /// a <see cref="Errors.Mka1ProtocolException"/>. Of an error's answer 1 MiB is read in any case.
    /// </summary>
    public int MaximumAnswerSize { get; init; } = 512 * 1024 * 1024;

    /// <summary>How often a request that can be retried is retried; 0 switches retries off.</summary>
    public int MaximumRetryCount { get; init; } = 3;

    /// <summary>The proxy's address, without user name and password; null takes the system's setting.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>Credentials for <see cref="Proxy"/>.</summary>
    public ICredentials? ProxyCredential { get; init; }

    /// <summary>True goes around every proxy, the system's too.</summary>
    public bool NoProxy { get; init; }

    /// <summary>Where finished calls are noted; null notes none.</summary>
    public RequestLog? Log { get; init; }

    /// <summary>The product named in <c>User-Agent</c> before the client's own, such as <c>PowerShell/7.6</c>.</summary>
    public string? UserAgent { get; init; }

    internal Clock Clock { get; init; } = Clock.System;
}
