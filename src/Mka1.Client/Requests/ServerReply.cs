using System.Collections.ObjectModel;

namespace Mka1.Requests;

/// <summary>The reply to any request.</summary>
public sealed class ServerReply
{
    internal ServerReply(int statusCode, string? requestId, string? contentType, ReadOnlyDictionary<string, string> headers, string? text, object? body)
    {
        StatusCode = statusCode;
        RequestId = requestId;
        ContentType = contentType;
        Headers = headers;
        Text = text;
        Body = body;
    }

    /// <summary>The HTTP status, from 200 to 299.</summary>
    public int StatusCode { get; }

    /// <summary>The server's id of the request; null for none.</summary>
    public string? RequestId { get; }

    /// <summary>The MIME type of the body; null for none.</summary>
    public string? ContentType { get; }

    /// <summary>The headers; the values of one name are joined by commas.</summary>
    public ReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>The body as text; null if it is empty or binary.</summary>
    public string? Text { get; }

    /// <summary>The body: a plain value of JSON as <see cref="Json.JsonBody.FromText"/> returns it, text, bytes, or null if it is empty.</summary>
    public object? Body { get; }

    /// <summary>Returns the status and the type.</summary>
    public override string ToString() => $"{StatusCode} {ContentType}".TrimEnd();
}
