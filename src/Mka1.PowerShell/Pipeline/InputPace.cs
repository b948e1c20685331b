namespace Mka1.PowerShell.Pipeline;

/// <summary>
/// Computes how long a cmdlet with parallel calls may wait for their results before it takes the next input. Waiting writes
/// objects early but delays later calls. The limit therefore follows the pauses of the producer: after a pause that is at least
/// as long as a call, the cmdlet may wait as long as the pause. The first input may wait a second. Without pauses, nothing waits.
/// </summary>
internal sealed class InputPace
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);

    // Limit the pause, so that a long one does not slow down the inputs after it.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private TimeSpan? _returned;
    private bool _hasProducerPause;

    /// <summary>The time that the cmdlet may still wait.</summary>
    public TimeSpan AllowedWait { get; private set; } = FirstWait;

    /// <summary>Records that an input has arrived.</summary>
    /// <param name="now">The time.</param>
    /// <param name="call">The duration of the last call; null if none has finished.</param>
    public void RecordInput(TimeSpan now, TimeSpan? call)
    {
        if (_returned is not TimeSpan returned)
            return;
        if (!_hasProducerPause)
            AllowedWait = TimeSpan.Zero;
        _hasProducerPause = true;
        var pause = now - returned;
        if (call is TimeSpan needed && pause >= needed)
            AllowedWait = Max(AllowedWait, Min(pause, Max(LongestWait, needed + needed)));
    }

    /// <summary>Records that the cmdlet has waited.</summary>
    public void RecordWait(TimeSpan time) => AllowedWait -= time;

    /// <summary>Records that the cmdlet returns to the producer.</summary>
    public void RecordReturn(TimeSpan now) => _returned = now;

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
