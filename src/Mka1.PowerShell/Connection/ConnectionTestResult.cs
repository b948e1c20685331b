using Mka1.Errors;

namespace Mka1.PowerShell.Connection;

/// <summary>The result of a connection test.</summary>
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

    /// <summary>Whether the server responded and accepted the key.</summary>
    public bool Succeeded { get; }

    /// <summary>The name of the tested context.</summary>
    public string Context { get; }

    /// <summary>The server's address.</summary>
    public Uri Server { get; }

    /// <summary>The identity that was sent; null if none.</summary>
    public string? OnBehalfOf { get; }

    /// <summary>The HTTP status of an error response; null if there was none.</summary>
    public int? StatusCode { get; }

    /// <summary>The error message; null if the test succeeded.</summary>
    public string? Error { get; }

    /// <summary>The gateway's id of the failed request.</summary>
    public string? RequestId { get; }

    /// <summary>The duration of the test.</summary>
    public TimeSpan Duration { get; }
}
