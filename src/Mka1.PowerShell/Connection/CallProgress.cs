using System.Diagnostics;
using System.Management.Automation;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Connection;

/// <summary>
/// Shows the calls of a cmdlet that takes longer than two seconds, unless the cmdlet shows a progress of its own. Counts from any
/// thread, shows on the pipeline thread.
/// </summary>
internal sealed class CallProgress : IDisposable
{
    /// <summary>The id of the bar, which no other progress of the module has.</summary>
    public const int Bar = 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private readonly Mka1Command _command;
    private readonly Stopwatch _elapsed = Stopwatch.StartNew();
    private readonly ProgressTimer _timer;
    private int _running;
    private int _done;
    private bool _isShown;

    public CallProgress(Mka1Command command)
    {
        _command = command;
        _timer = new ProgressTimer(command, Show, Patience);
    }

    public void Start() => Interlocked.Increment(ref _running);

    public void Finish()
    {
        Interlocked.Decrement(ref _running);
        Interlocked.Increment(ref _done);
    }

    /// <summary>Removes the bar.</summary>
    public void Complete()
    {
        _timer.Dispose();
        if (!_isShown)
            return;
        _isShown = false;
        _command.WriteProgress(new ProgressRecord(Bar, _command.CommandName, "Done") { RecordType = ProgressRecordType.Completed });
    }

    public void Dispose() => _timer.Dispose();

    private void Show()
    {
        if (_command.HasProgress)
        {
            Complete();
            return;
        }
        int running = Volatile.Read(ref _running);
        int done = Volatile.Read(ref _done);
        if (running + done == 0)
            return;
        _isShown = true;
        string calls = running == 1 && done == 0 ? "Waiting for the server" : $"{done} calls done, {running} running";
        _command.WriteProgress(new ProgressRecord(Bar, _command.CommandName, $"{calls} {ProgressTimer.Format(_elapsed.Elapsed)}"));
    }
}
