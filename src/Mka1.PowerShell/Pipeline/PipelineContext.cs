using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Mka1.PowerShell.Pipeline;

/// <summary>
/// Brings the continuations of asynchronous cmdlet code back to the pipeline thread, the only one that may write. The
/// thread works them off while it waits for a task.
/// </summary>
internal sealed class PipelineContext : SynchronizationContext
{
    private static readonly SendOrPostCallback Nothing = static _ => { };
    private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> _work = [];

    public override void Post(SendOrPostCallback d, object? state) => _work.Add((d, state));

    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException("Post to the pipeline instead.");

    /// <summary>
    /// Works until the task has ended and, unless it failed, all that was posted before its end is done. What was posted may
    /// fail because the pipeline is ending: the task is brought to its end first, so that it leaves nothing behind.
    /// </summary>
    /// <param name="task">The task.</param>
    /// <param name="cancel">Lets the task end soon.</param>
    public void RunUntilEnd(Task task, Action cancel)
    {
        ExceptionDispatchInfo? failure = null;
        if (!task.IsCompleted)
            task.ContinueWith(_ => Post(Nothing, null), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        while (!task.IsCompleted)
        {
            var (callback, state) = _work.Take();
            try
            {
                callback(state);
            }
            // Keep the first failure. Later ones follow from it.
            catch (Exception exception)
            {
                failure ??= ExceptionDispatchInfo.Capture(exception);
                cancel();
            }
        }
        failure?.Throw();
        // After a failure the pipeline is ending. Write nothing more.
        while (task.Status == TaskStatus.RanToCompletion && _work.TryTake(out var rest))
            rest.Callback(rest.State);
    }
}
