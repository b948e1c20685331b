namespace Mka1.Batches.Measures;

/// <summary>How many requests failed for one reason, with a sample.</summary>
/// <param name="Code">The error code.</param>
/// <param name="Count">How many.</param>
/// <param name="SampleCustomId">The first of them.</param>
/// <param name="SampleMessage">What the first was told.</param>
public sealed record BatchFailureCount(string Code, long Count, string SampleCustomId, string? SampleMessage)
{
    /// <summary>Code and count.</summary>
    /// <returns>Text such as <c>rate_limit_exceeded: 12</c>.</returns>
    public override string ToString() => $"{Code}: {Count}";
}
