namespace Mka1.Responses;

/// <summary>The options for reading the stream of a stored response. Source: docs.mka1.com/docs/background-responses.</summary>
public sealed record ResponseStreamOptions
{
    /// <summary>Only events with a sequence number above this; null starts at the first.</summary>
    public long? StartingAfter { get; init; }

    /// <summary>Whether deltas are padded to even sizes; null for the default of the server.</summary>
    public bool? IncludeObfuscation { get; init; }

    /// <summary>Further parts to include, see <see cref="ResponseInclude"/>.</summary>
    public IReadOnlyList<string>? Include { get; init; }
}
