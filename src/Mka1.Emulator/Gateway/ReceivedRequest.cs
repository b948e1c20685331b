namespace Mka1.Emulator.Gateway;

/// <summary>A request that the emulator received, with its key masked.</summary>
public sealed class ReceivedRequest
{
    /// <summary>The number of the request in the order of arrival, from 1.</summary>
    public required long Number { get; init; }

    /// <summary>When it was received.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The method.</summary>
    public required string Method { get; init; }

    /// <summary>The path, decoded, without the query.</summary>
    public required string Path { get; init; }

    /// <summary>The query as sent, with its question mark, or empty.</summary>
    public required string Query { get; init; }

    /// <summary>The headers.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The value of X-Request-ID that the answer carries.</summary>
    public required string RequestId { get; init; }

    /// <summary>The JSON body, unless it is large.</summary>
    public string? Body { get; internal set; }

    /// <summary>The status of the answer; null before the answer, and if the connection was closed instead.</summary>
    public int? Status { get; internal set; }

    /// <summary>Whether a fault was applied.</summary>
    public bool Faulted { get; internal set; }

    /// <summary>Whether it has been answered or dropped.</summary>
    public bool Ended { get; internal set; }
}
