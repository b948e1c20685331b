using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Mka1.PowerShell.Pipeline;

/// <summary>
/// Runs the continuations of asynchronous cmdlet code on the pipeline thread, the only thread that may write. The
/// thread runs them while it waits for a task.
/// </summary>
internal sealed class PipelineContext : SynchronizationContext
{
    private static readonly SendOrPostCallback Nothing = static _ => { };
    private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> _work = [];

    public override void Post(SendOrPostCallback d, object? state) => _work.Add((d, state));

    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException("Post to the pipeline instead.");

    /// <summary>
    /// Runs queued callbacks until the task has completed and, unless it failed, until the queue is empty. A callback may fail
    /// because the pipeline is ending: the method then cancels the task and waits for its completion before it throws.
    /// </summary>
    /// <param name="task">The task.</param>
    /// <param name="cancel">Cancels the task.</param>
    public void RunUntilCompleted(Task task, Action cancel)
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
