using System.Management.Automation;
using Mka1.Errors;
using Mka1.PowerShell.Errors;

namespace Mka1.PowerShell.Pipeline;

/// <summary>
/// A cmdlet written as asynchronous code that runs on the pipeline thread: what it awaits happens elsewhere, what it
/// writes happens here. Ctrl+C and a stopped pipeline cancel <see cref="Cancellation"/> at once.
/// </summary>
public abstract class AsyncCommand : PSCmdlet, IDisposable
{
    private static readonly string[] HostTags = ["PSHOST"];
    private readonly CancellationTokenSource _stop = new();
    private readonly PipelineContext _pipeline = new();
    private SynchronizationContext? _outer;

    private protected AsyncCommand()
    {
    }

    internal CancellationToken Cancellation => _stop.Token;

    /// <summary>Stops what is in flight.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected sealed override void BeginProcessing() => Run(BeginAsync);

    /// <inheritdoc/>
    protected sealed override void ProcessRecord() => Run(ProcessRecordAsync);

    /// <inheritdoc/>
    protected sealed override void EndProcessing() => Run(EndAsync);

    /// <inheritdoc/>
    protected sealed override void StopProcessing() => _stop.Cancel();

    /// <summary>Cancels what is in flight when the engine is done with the cmdlet.</summary>
    /// <param name="disposing">True.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        // Select-Object -First ends a pipeline without StopProcessing; requests read ahead must not go on.
        _stop.Cancel();
        _stop.Dispose();
    }

    private protected virtual Task BeginAsync() => Task.CompletedTask;

    private protected virtual Task ProcessRecordAsync() => Task.CompletedTask;

    private protected virtual Task EndAsync() => Task.CompletedTask;

    /// <summary>What an operator should know who has pressed Ctrl+C; null for nothing.</summary>
    private protected virtual string? StoppedWarning() => null;

    /// <summary>Tells it. A stopping pipeline takes no more records, but the host still shows a line.</summary>
    private protected virtual void TellStopped()
    {
        if (StoppedWarning() is string text)
            Host.UI.WriteWarningLine(Told(text));
    }

    /// <summary>Runs something on the pipeline thread soon, from whatever thread.</summary>
    internal void Post(Action action) => _pipeline.Post(static state => ((Action)state!)(), action);

    /// <summary>Warns soon, from whatever thread.</summary>
    private protected void Notice(string text) => Post(() => Warn(text));

    internal void Emit(object? value) => Outside(static (command, item) => command.WriteObject(item), value);

    internal void Fail(ErrorRecord error) => Outside(static (command, record) => command.WriteError(record), ErrorCatalog.Told(error, this));

    private protected new void ThrowTerminatingError(ErrorRecord error) => base.ThrowTerminatingError(ErrorCatalog.Told(error, this));

    internal void Warn(string text) => Outside(static (command, message) => command.WriteWarning(message), Told(text));

    private protected void Tell(string text) => Outside(static (command, message) => command.WriteVerbose(message), ToldLine(text));

    /// <summary>Shows text on the host, without a line end, where Write-Host would.</summary>
    private protected void Say(string text) => Outside(
        static (command, message) => command.WriteInformation(new HostInformationMessage { Message = message, NoNewLine = true }, HostTags), Told(text));

    internal void Show(ProgressRecord progress)
    {
        progress.Activity = ToldLine(progress.Activity);
        progress.StatusDescription = ToldLine(progress.StatusDescription);
        Outside(static (command, record) => command.WriteProgress(record), progress);
    }

    /// <summary>Text without what must not be told, which a cmdlet that holds a secret knows.</summary>
    internal virtual string Redact(string text) => text;

    /// <summary>The same of a failure's texts.</summary>
    internal virtual Mka1Exception Redact(Mka1Exception failure) => failure;

    /// <summary>
    /// Text as a person may be shown it. All that a cmdlet tells comes by here, because the server's words may be in all of it.
    /// </summary>
    internal string Told(string text) => VisibleText.Of(Redact(text));

    private string ToldLine(string text) => VisibleText.OfLine(Redact(text));

    /// <summary>Does something about one object; a failure is that object's error and the pipeline goes on.</summary>
    /// <param name="target">The id or path that an error is about.</param>
    /// <param name="work">What to do.</param>
    internal async Task TryAsync(object? target, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Mka1Exception exception)
        {
            Fail(ErrorCatalog.Of(exception, target));
        }
    }

    private protected bool Approved(string target, string action)
    {
        bool approved = false;
        Outside((command, told) => approved = command.ShouldProcess(told, ToldLine(action)), ToldLine(target));
        return approved;
    }

    // Commands further down the pipeline run inside of a write. They must not find this context there: one that waits
    // for a task of its own would wait for a thread that is waiting for it.
    private void Outside<T>(Action<AsyncCommand, T> write, T value)
    {
        var own = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(_outer);
        try
        {
            write(this, value);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(own);
        }
    }

    private void Run(Func<Task> step)
    {
        _outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(_pipeline);
        try
        {
            var task = step();
            _pipeline.RunUntilEnd(task, _stop.Cancel);
            task.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            TellStopped();
            throw new PipelineStoppedException();
        }
        // Ctrl+C came during a write.
        catch (PipelineStoppedException) when (Stopping)
        {
            TellStopped();
            throw;
        }
        // What a failure leaves running, such as a wait for the next attempt, must not go on behind the pipeline's back.
        catch
        {
            _stop.Cancel();
            throw;
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(_outer);
        }
    }
}
