namespace Mka1.Batches.Measures;

/// <summary>The number of requests that failed with one code, with a sample.</summary>
/// <param name="Code">The error code.</param>
/// <param name="Count">The number of requests.</param>
/// <param name="SampleCustomId">The id of the first of them.</param>
/// <param name="SampleMessage">The error message of the first of them.</param>
public sealed record BatchFailureCount(string Code, long Count, string SampleCustomId, string? SampleMessage)
{
    /// <summary>Code and count.</summary>
    /// <returns>Text such as <c>rate_limit_exceeded: 12</c>.</returns>
    public override string ToString() => $"{Code}: {Count}";
}
