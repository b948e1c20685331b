using Mka1.Json;

namespace Mka1.Batches.Measures;

/// <summary>Counts results.</summary>
internal sealed class BatchMeter
{
    // Enough to look at, and little memory for millions of failures.
    private const int MaximumListed = 1000;
    private const int MaximumMessage = 1000;

    private readonly List<BatchFailedRequest> _failedRequests = [];
    private readonly Dictionary<string, BatchFailureCount> _failures = new(StringComparer.Ordinal);
    private long _succeeded;
    private long _failed;
    private long _missing;
    private long _running;
    private long _input;
    private long _output;
    private long _total;

    public void Add(BatchResult result)
    {
        if (result.Usage is { } usage)
        {
            long input = usage.PromptTokens ?? usage.InputTokens ?? 0;
            long output = usage.CompletionTokens ?? usage.OutputTokens ?? 0;
            _input += input;
            _output += output;
            _total += usage.TotalTokens ?? input + output;
        }
        if (result.Succeeded)
        {
            _succeeded++;
            return;
        }
        if (result.IsMissing)
            _missing++;
        else
            _failed++;
        string code = result.ErrorCode ?? BatchResultError.NoCode;
        if (_failedRequests.Count < MaximumListed)
            _failedRequests.Add(new BatchFailedRequest(result.CustomId, code, Shorten(result.Error?.Message), result.BatchId));
        _failures[code] = _failures.TryGetValue(code, out var count)
            ? count with { Count = count.Count + 1 }
            : new BatchFailureCount(code, 1, result.CustomId, result.Error?.Message);
    }

    /// <summary>Adds the counts of a batch that has not ended, whose results cannot be read yet.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="requests">The number of its requests, if it is known otherwise.</param>
    public void AddRunning(Batch batch, long requests)
    {
        long completed = batch.RequestCounts?.Completed ?? 0;
        long failed = batch.RequestCounts?.Failed ?? 0;
        _succeeded += completed;
        _failed += failed;
        _running += Math.Max(Math.Max(batch.RequestCounts?.Total ?? 0, requests) - completed - failed, 0);
    }

    public BatchMeasure Measure(string name, IReadOnlyList<Batch> batches, DateTimeOffset now) => new()
    {
        Name = name,
        Batches = new TextList<Batch>([.. batches]),
        Succeeded = _succeeded,
        Failed = _failed,
        Missing = _missing,
        Running = _running,
        IsFinal = batches.All(static batch => BatchStatus.IsTerminal(batch.Status)),
        AsOf = now,
        Started = batches.Min(static batch => batch.CreatedAt),
        Ended = batches.All(static batch => BatchStatus.IsTerminal(batch.Status)) ? batches.Max(static batch => batch.EndedAt) : null,
        InputTokens = _input,
        OutputTokens = _output,
        TotalTokens = _total,
        Failures = new TextList<BatchFailureCount>([.. _failures.Values.OrderByDescending(static failure => failure.Count).ThenBy(static failure => failure.Code, StringComparer.Ordinal)]),
        FailedRequests = new TextList<BatchFailedRequest>([.. _failedRequests]),
    };

    private static string? Shorten(string? message) => message?.Length > MaximumMessage ? message.Substring(0, MaximumMessage) + "…" : message;
}
