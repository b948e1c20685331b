using Mka1.Errors;
using Mka1.Json;

namespace Mka1.EvalRuns;

/// <summary>The options of an eval run. Null values are left to the server. Source: api-reference/evals, docs/evals-task-suites.</summary>
public sealed record EvalRunOptions : IOptions
{
    private const int MaximumModels = 20;
    private const int MaximumConcurrency = 25;

    /// <summary>The 1 to 20 models to measure.</summary>
    public IReadOnlyList<string>? Models { get; init; }

    /// <summary>The number of the version of the suite; null for the active one. MKA1 does not document that it is accepted.</summary>
    public int? SuiteVersion { get; init; }

    /// <summary>The tasks to run; null for all. MKA1 does not document that they are accepted.</summary>
    public IReadOnlyList<string>? TaskIds { get; init; }

    /// <summary>The model that graders call.</summary>
    public string? JudgeModel { get; init; }

    /// <summary>The embedding model that graders call.</summary>
    public string? EmbeddingModel { get; init; }

    /// <summary>How the models generate, by the JSON names, such as <c>temperature</c>.</summary>
    public IReadOnlyDictionary<string, object?>? Generation { get; init; }

    /// <summary>The number of samples to generate at the same time, 1 to 25.</summary>
    public int? GenerationConcurrency { get; init; }

    /// <summary>The number of samples to score at the same time, 1 to 25.</summary>
    public int? GraderConcurrency { get; init; }

    /// <summary>The maximum number of activities per workflow.</summary>
    public int? MaxWorkflowSampleActivities { get; init; }

    /// <summary>The metadata, see <see cref="MetadataLimits"/>.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <inheritdoc/>
    public void Check()
    {
        if (Models is null || Models.Count is 0 or > MaximumModels || Models.Any(string.IsNullOrWhiteSpace))
            throw new Mka1InputException($"An eval run needs 1 to {MaximumModels} models.");
        CheckRange("The version of an eval suite", SuiteVersion, int.MaxValue);
        CheckRange("The generation concurrency", GenerationConcurrency, MaximumConcurrency);
        CheckRange("The grader concurrency", GraderConcurrency, MaximumConcurrency);
        CheckRange("The maximum of workflow sample activities", MaxWorkflowSampleActivities, int.MaxValue);
        MetadataLimits.Check(Metadata);
    }

    /// <summary>Gets the options of the runs of a schedule by their JSON names. Version and metadata are members of the schedule itself.</summary>
    /// <returns>The members.</returns>
    /// <exception cref="Mka1InputException">An option exceeds its limits.</exception>
    public IReadOnlyDictionary<string, object?> ToScheduledRun()
    {
        Check();
        return JsonBody.CreateMembers(
            ("models", Models), ("task_ids", TaskIds), ("judge_model", JudgeModel), ("embedding_model", EmbeddingModel), ("generation", Generation),
            ("generation_concurrency", GenerationConcurrency), ("grader_concurrency", GraderConcurrency), ("max_workflow_sample_activities", MaxWorkflowSampleActivities));
    }

    internal Dictionary<string, object?> ToBody(string suite)
    {
        var body = JsonBody.CreateMembers(("suite_id", suite), ("suite_version", SuiteVersion), ("metadata", Metadata));
        foreach (var member in ToScheduledRun())
            body[member.Key] = member.Value;
        return body;
    }

    private static void CheckRange(string what, int? value, int maximum)
    {
        if (value < 1 || value > maximum)
            throw new Mka1InputException($"{what} is a number from 1{(maximum == int.MaxValue ? string.Empty : $" to {maximum}")}, not {value}.");
    }
}
