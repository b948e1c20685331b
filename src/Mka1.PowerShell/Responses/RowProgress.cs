using System.Diagnostics;
using System.Management.Automation;
using Mka1.PowerShell.Languages;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Responses;

/// <summary>
/// Counts the prompts of a pipeline and shows a progress bar: for more than a few of them at once, for fewer when they take longer
/// than two seconds, and for a single one never. The total is unknown. Counts from any thread, shows on the pipeline thread.
/// </summary>
internal sealed class RowProgress(AsyncCommand command) : IDisposable
{
    private const string Activity = "Creating responses";
    private const int FewRows = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);
    private readonly Stopwatch _elapsed = Stopwatch.StartNew();
    private ProgressTimer? _timer;
    private TimeSpan _shown = TimeSpan.MinValue;
    private int _read;
    private int _running;
    private int _done;
    private int _failed;
    private int _resumed;

    /// <summary>The number of answers that were recorded by an earlier run.</summary>
    public int Resumed => _resumed;

    public void Read()
    {
        // While a call runs, only a timer can show the time that passes.
        if (++_read != 2)
            return;
        command.HasProgress = true;
        _timer = new ProgressTimer(command, Show, TimeSpan.FromSeconds(1));
    }

    public void Start() => Interlocked.Increment(ref _running);

    public void Resume()
    {
        Interlocked.Increment(ref _resumed);
        Interlocked.Increment(ref _done);
    }

    public void Finish(bool succeeded)
    {
        Interlocked.Decrement(ref _running);
        Count(succeeded);
    }

    /// <summary>Counts a row that failed before anything was sent.</summary>
    public void Refuse() => Count(false);

    public void Show()
    {
        var now = _elapsed.Elapsed;
        if (_read < 2 || (_read <= FewRows && now < Patience) || (_shown >= TimeSpan.Zero && now - _shown < Interval))
            return;
        _shown = now;
        command.WriteProgress(new ProgressRecord(0, Activity, $"{this} {ProgressTimer.Format(now)}"));
    }

    /// <summary>Removes the bar.</summary>
    public void Complete()
    {
        _timer?.Dispose();
        if (_shown >= TimeSpan.Zero)
            command.WriteProgress(new ProgressRecord(0, Activity, "Done") { RecordType = ProgressRecordType.Completed });
    }

    /// <summary>Gets the warning after Ctrl+C; null if it would say nothing.</summary>
    /// <param name="recordFile">The file with the answers; null without one.</param>
    public string? GetStoppedWarning(string? recordFile)
    {
        int running = Volatile.Read(ref _running);
        int unsent = Math.Max(_read - _done - _failed - running, 0);
        return string.Join(" ", new[]
        {
            Messages.Get(_read == 1 ? "PromptsStoppedOne" : "PromptsStopped", _read, _done, _failed, running, unsent),
            Messages.Get("PromptsNotRead"),
            running > 0 ? Messages.Get("PromptsMayBeAnswered") : null,
            recordFile is null ? null : Messages.Get("PromptsContinue", CommandText.Quote(recordFile)),
        }.OfType<string>());
    }

    public override string ToString() =>
        $"{_done} done{(_resumed > 0 ? $" ({_resumed} by an earlier run)" : string.Empty)}, {_failed} failed, {Volatile.Read(ref _running)} running";

    public void Dispose() => _timer?.Dispose();

    private void Count(bool succeeded)
    {
        if (succeeded)
            Interlocked.Increment(ref _done);
        else
            Interlocked.Increment(ref _failed);
    }
}
