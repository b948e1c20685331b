namespace Mka1.Batches.Measures;

/// <summary>A request that failed or was not answered.</summary>
/// <param name="CustomId">The id of the request.</param>
/// <param name="Code">The error code.</param>
/// <param name="Message">The error message.</param>
/// <param name="BatchId">The batch.</param>
public sealed record BatchFailedRequest(string CustomId, string Code, string? Message, string BatchId)
{
    /// <summary>Id and code.</summary>
    /// <returns>Text such as <c>ticket-7: rate_limit_exceeded</c>.</returns>
    public override string ToString() => $"{CustomId}: {Code}";
}
