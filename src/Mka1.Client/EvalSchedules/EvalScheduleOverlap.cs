namespace Mka1.EvalSchedules;

/// <summary>What happens if an eval schedule fires while its last run continues. It is plain text, so that unknown values are passed through.</summary>
public static class EvalScheduleOverlap
{
    /// <summary>No run is started.</summary>
    public const string Skip = "skip";

    /// <summary>One run is started when the last one has finished.</summary>
    public const string BufferOne = "buffer_one";

    /// <summary>A run is started.</summary>
    public const string AllowAll = "allow_all";

    /// <summary>The known values; the API may add others.</summary>
    public static IReadOnlyList<string> KnownValues { get; } = [Skip, BufferOne, AllowAll];
}
