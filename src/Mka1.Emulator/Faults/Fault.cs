namespace Mka1.Emulator.Faults;

/// <summary>A simulated error for the next matching requests.</summary>
public sealed record Fault
{
    /// <summary>The method it applies to; null is any.</summary>
    public string? Method { get; init; }

    /// <summary>
    /// The path it applies to: the start of it, with or without <c>/api/v1/llm</c>;
    /// or, beginning with <c>^</c>, a regular expression over the whole path and query.
    /// </summary>
    public string Path { get; init; } = "/";

    /// <summary>How many requests it applies to before it is removed.</summary>
    public int Times { get; init; } = 1;

    /// <summary>How many matching requests it skips first.</summary>
    public int Skip { get; init; }

    /// <summary>The status to answer instead.</summary>
    public int? Status { get; init; }

    /// <summary>The body to answer instead; alone, with status 200.</summary>
    public string? Body { get; init; }

    /// <summary>The content type of the body; <c>application/json</c> without.</summary>
    public string? ContentType { get; init; }

    /// <summary>Headers to add to the answer, such as Retry-After.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>The real milliseconds before anything else.</summary>
    public int DelayMs { get; init; }

    /// <summary>Sends the body a byte at a time, with so many real milliseconds before each.</summary>
    public int DripMs { get; init; }

    /// <summary>
    /// Sends the status and the body before the request's body is read and closes the connection, as a gateway
    /// does that refuses an upload in progress.
    /// </summary>
    public bool CloseAfterAnswer { get; init; }

    /// <summary>Closes the connection after so many bytes of the body.</summary>
    public long? DropAfterBytes { get; init; }

    /// <summary>Ends the body after so many bytes, regardless of its content length.</summary>
    public long? TruncateAfterBytes { get; init; }

    /// <summary>Closes the connection after so many events of a stream.</summary>
    public int? DropAfterEvents { get; init; }

    /// <summary>Ends a stream normally after so many events.</summary>
    public int? EndAfterEvents { get; init; }

    /// <summary>Sends nothing more after so many events of a stream, until the client disconnects.</summary>
    public int? StallAfterEvents { get; init; }

    /// <summary>Closes the connection without processing the request.</summary>
    public bool RefuseBeforeProcessing { get; init; }

    /// <summary>Processes the request, but closes the connection instead of answering, or answers with the status and body given here.</summary>
    public bool AfterProcessing { get; init; }

    /// <summary>A variant of a stream that a client must be able to read.</summary>
    public StreamVariant? Stream { get; init; }
}
