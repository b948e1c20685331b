namespace Mka1.Emulator.Gateway;

/// <summary>One request that the emulator received, its key hidden.</summary>
public sealed class RequestRecord
{
    /// <summary>The request's place in the order of arrival, from 1.</summary>
    public required long Number { get; init; }

    /// <summary>When it came.</summary>
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

    /// <summary>The status answered; null while the answer is under way or when the connection was dropped instead.</summary>
    public int? Status { get; internal set; }

    /// <summary>Whether a fault was applied.</summary>
    public bool Faulted { get; internal set; }

    /// <summary>Whether the emulator has done with it.</summary>
    public bool Ended { get; internal set; }
}
