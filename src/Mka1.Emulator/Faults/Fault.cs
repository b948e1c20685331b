using System.Text.RegularExpressions;

namespace Mka1.Emulator.Faults;

/// <summary>Something that goes wrong on purpose with the next calls that match.</summary>
public sealed record Fault
{
    /// <summary>The method it applies to; null is any.</summary>
    public string? Method { get; init; }

    /// <summary>
    /// The path it applies to: the start of it, with or without <c>/api/v1/llm</c>;
    /// or, beginning with <c>^</c>, a regular expression over the whole path and query.
    /// </summary>
    public string Path { get; init; } = "/";

    /// <summary>How many calls it spoils before it is gone.</summary>
    public int Times { get; init; } = 1;

    /// <summary>How many matching calls it lets pass first.</summary>
    public int Skip { get; init; }

    /// <summary>The status to answer instead.</summary>
    public int? Status { get; init; }

    /// <summary>The body to answer instead; alone, with status 200.</summary>
    public string? Body { get; init; }

    /// <summary>The content type of the body; <c>application/json</c> without.</summary>
    public string? ContentType { get; init; }

    /// <summary>Headers to add to the answer, such as Retry-After.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>How many real milliseconds pass before anything else.</summary>
    public int DelayMs { get; init; }

    /// <summary>Sends the body a byte at a time, with so many real milliseconds before each.</summary>
    public int DripMs { get; init; }

    /// <summary>
    /// Sends the status and the body before the request's body is read and closes the connection, as where a gateway
    /// refuses an upload that is still under way.
    /// </summary>
    public bool CloseAfterAnswer { get; init; }

    /// <summary>Cuts the connection after so many bytes of the body.</summary>
    public long? DropAfterBytes { get; init; }

    /// <summary>Sends only so many bytes of the body and then ends, whatever the content length promised.</summary>
    public long? TruncateAfterBytes { get; init; }

    /// <summary>Cuts the connection after so many events of a stream.</summary>
    public int? DropAfterEvents { get; init; }

    /// <summary>Ends a stream in good order after so many events.</summary>
    public int? EndAfterEvents { get; init; }

    /// <summary>Sends nothing more after so many events of a stream, until the client leaves.</summary>
    public int? StallAfterEvents { get; init; }

    /// <summary>Cuts the connection without carrying the request out.</summary>
    public bool RefuseBeforeProcessing { get; init; }

    /// <summary>Carries the request out but loses the answer: the connection is cut, or the status and body come instead.</summary>
    public bool AfterProcessing { get; init; }

    /// <summary>A way of writing a stream that a reader must cope with.</summary>
    public StreamOddity? Stream { get; init; }

    internal bool Matches(HttpRequest request)
    {
        if (Method is not null && !Method.Equals(request.Method, StringComparison.OrdinalIgnoreCase))
            return false;
        var path = request.Path.Value ?? "";
        return Path.StartsWith('^')
            ? Regex.IsMatch(path + request.QueryString, Path)
            : path.StartsWith(Path, StringComparison.Ordinal) || path.StartsWith(EmulatorServer.BasePath + Path, StringComparison.Ordinal);
    }
}
