using Mka1.Errors;

namespace Mka1.PowerShell.Connection;

/// <summary>What a try of the connection found.</summary>
public sealed class ConnectionTestResult
{
    internal ConnectionTestResult(string context, Uri server, string? onBehalfOf, Mka1Exception? failure, TimeSpan duration)
    {
        Context = context;
        Server = server;
        OnBehalfOf = onBehalfOf;
        Succeeded = failure is null;
        StatusCode = failure is Mka1ApiException error ? error.StatusCode : null;
        Error = failure?.Message;
        RequestId = failure?.RequestId;
        Duration = duration;
    }

    /// <summary>Whether the server answered and took the key.</summary>
    public bool Succeeded { get; }

    /// <summary>The name of the context that was tried.</summary>
    public string Context { get; }

    /// <summary>The server's address.</summary>
    public Uri Server { get; }

    /// <summary>The identity that was sent; null if none.</summary>
    public string? OnBehalfOf { get; }

    /// <summary>The HTTP status of a refusal; null if there was none.</summary>
    public int? StatusCode { get; }

    /// <summary>Why it failed; null if it did not.</summary>
    public string? Error { get; }

    /// <summary>The gateway's id of a refused request.</summary>
    public string? RequestId { get; }

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; }
}
