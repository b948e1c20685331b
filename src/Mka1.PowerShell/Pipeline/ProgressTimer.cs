namespace Mka1.PowerShell.Pipeline;

/// <summary>
/// Shows a progress in intervals on the pipeline thread, also while a call runs. While the producer uses that thread, one update waits,
/// not one per interval.
/// </summary>
internal sealed class ProgressTimer : IDisposable
{
    private readonly AsyncCommand _command;
    private readonly Action _show;
    private readonly Timer _timer;
    private int _isPosted;

    public ProgressTimer(AsyncCommand command, Action show, TimeSpan first)
    {
        _command = command;
        _show = show;
        _timer = new Timer(_ => Post(), null, first, TimeSpan.FromSeconds(1));
    }

    /// <summary>Formats the time that has passed, for the status of a bar.</summary>
    /// <returns>Text such as <c>(00:01:05)</c>.</returns>
    public static string Format(TimeSpan elapsed) => $"({(int)elapsed.TotalHours:00}{elapsed:\\:mm\\:ss})";

    public void Dispose() => _timer.Dispose();

    private void Post()
    {
        if (Interlocked.Exchange(ref _isPosted, 1) != 0)
            return;
        _command.Post(() =>
        {
            Volatile.Write(ref _isPosted, 0);
            _show();
        });
    }
}
