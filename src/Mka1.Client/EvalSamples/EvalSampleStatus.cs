namespace Mka1.EvalSamples;

/// <summary>The known statuses of a sample of an eval run. A status is plain text, so that unknown ones are passed through.</summary>
public static class EvalSampleStatus
{
    /// <summary>Waiting for the model.</summary>
    public const string Queued = "queued";

    /// <summary>The model generates the output.</summary>
    public const string Generating = "generating";

    /// <summary>Generated, and waiting for the grader.</summary>
    public const string ReadyToScore = "ready_to_score";

    /// <summary>The grader scores the output.</summary>
    public const string Scoring = "scoring";

    /// <summary>Being generated or scored.</summary>
    public const string Running = "running";

    /// <summary>Generated and scored.</summary>
    public const string Completed = "completed";

    /// <summary>Failed; see its error.</summary>
    public const string Failed = "failed";

    /// <summary>The known values; the API may add others.</summary>
    public static IReadOnlyList<string> KnownValues { get; } = [Queued, Generating, ReadyToScore, Scoring, Running, Completed, Failed];
}
