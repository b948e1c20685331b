using System.Collections.ObjectModel;

namespace Mka1.PowerShell.Requests;

/// <summary>The reply to a request with its status and headers.</summary>
public sealed class RequestResult
{
    /// <summary>The HTTP status.</summary>
    public int StatusCode { get; init; }

    /// <summary>The server's id of the request.</summary>
    public string? RequestId { get; init; }

    /// <summary>The MIME type of the body.</summary>
    public string? ContentType { get; init; }

    /// <summary>The headers by name.</summary>
    public ReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>The body: an object with the members of the JSON, text or bytes; null if it is empty.</summary>
    public object? Body { get; init; }
}
