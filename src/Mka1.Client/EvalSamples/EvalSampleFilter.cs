namespace Mka1.EvalSamples;

/// <summary>Which samples of a run a list has. The server applies it.</summary>
public sealed record EvalSampleFilter
{
    /// <summary>The id of a task; null for all.</summary>
    public string? TaskId { get; init; }

    /// <summary>A model; null for all.</summary>
    public string? Model { get; init; }

    /// <summary>A status, see <see cref="EvalSampleStatus"/>; null for all.</summary>
    public string? Status { get; init; }
}
