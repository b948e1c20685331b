namespace Mka1.Responses;

/// <summary>How the stream of a stored response is read. Source: docs.mka1.com/docs/background-responses.</summary>
public sealed record ResponseStreamOptions
{
    /// <summary>Only events with a sequence number above this; null begins at the first.</summary>
    public long? StartingAfter { get; init; }

    /// <summary>Whether deltas are padded to even sizes; null leaves it to the server.</summary>
    public bool? IncludeObfuscation { get; init; }

    /// <summary>Further parts to include, see <see cref="ResponseInclude"/>.</summary>
    public IReadOnlyList<string>? Include { get; init; }
}
