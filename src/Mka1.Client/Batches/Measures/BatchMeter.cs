namespace Mka1.Batches.Measures;

/// <summary>Counts results.</summary>
internal sealed class BatchMeter
{
    private readonly Dictionary<string, BatchFailureCount> _failures = new(StringComparer.Ordinal);
    private long _succeeded;
    private long _failed;
    private long _missing;
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
        _failures[code] = _failures.TryGetValue(code, out var count)
            ? count with { Count = count.Count + 1 }
            : new BatchFailureCount(code, 1, result.CustomId, result.Error?.Message);
    }

    public BatchMeasure Measure(string name, IReadOnlyList<Batch> batches) => new()
    {
        Name = name,
        Batches = batches,
        Succeeded = _succeeded,
        Failed = _failed,
        Missing = _missing,
        Started = batches.Min(static batch => batch.CreatedAt),
        Ended = batches.Max(static batch => batch.EndedAt),
        InputTokens = _input,
        OutputTokens = _output,
        TotalTokens = _total,
        // An array, because PowerShell cannot index the list that a collection expression creates.
        Failures = _failures.Values.OrderByDescending(static failure => failure.Count).ThenBy(static failure => failure.Code, StringComparer.Ordinal).ToArray(),
    };
}
