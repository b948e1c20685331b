namespace Mka1.PowerShell.Pipeline;

/// <summary>
/// How long a cmdlet that works on several inputs at a time may wait for its own objects before it takes the next input.
/// Waiting gives objects at once but costs parallel work, so it is paid with time that the producer took itself: after a
/// pause in which a call would have fitted, as long as the pause was. Before anything is known about the producer, the
/// first input may wait a second; while input comes without a pause, nothing waits.
/// </summary>
internal sealed class InputPace
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);

    // Limit the pause, so that a long one does not slow down the inputs after it.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private TimeSpan? _left;
    private bool _knowsProducer;

    /// <summary>How long the cmdlet may wait now.</summary>
    public TimeSpan Patience { get; private set; } = First;

    /// <summary>Tells that an input has come.</summary>
    /// <param name="now">The time.</param>
    /// <param name="call">How long the last call took; null if none has ended yet.</param>
    public void Arrive(TimeSpan now, TimeSpan? call)
    {
        if (_left is not TimeSpan left)
            return;
        if (!_knowsProducer)
            Patience = TimeSpan.Zero;
        _knowsProducer = true;
        var pause = now - left;
        if (call is TimeSpan needed && pause >= needed)
            Patience = Max(Patience, Min(pause, Max(Longest, needed + needed)));
    }

    /// <summary>Tells that the cmdlet has waited.</summary>
    public void Spend(TimeSpan time) => Patience -= time;

    /// <summary>Tells that the next input is asked for.</summary>
    public void Leave(TimeSpan now) => _left = now;

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
