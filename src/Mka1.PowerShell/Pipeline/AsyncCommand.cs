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
    private bool _isEnding;
    private bool _isDisposed;

    private protected AsyncCommand()
    {
        Cancellation = _stop.Token;
    }

    internal CancellationToken Cancellation { get; }

    /// <summary>Stops what is in flight.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected sealed override void BeginProcessing() => Run(TryBeginAsync);

    /// <inheritdoc/>
    protected sealed override void ProcessRecord() => Run(() => GuardAsync(() => BoundInput.GetTarget(MyInvocation), ProcessRecordAsync));

    /// <inheritdoc/>
    protected sealed override void EndProcessing() => Run(() => TryAsync(null, EndAsync));

    /// <inheritdoc/>
    protected sealed override void StopProcessing()
    {
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // Ctrl+C was pressed when the cmdlet had just ended.
        }
    }

    /// <summary>Cancels what is in flight when the engine is done with the cmdlet.</summary>
    /// <param name="disposing">True.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing || _isDisposed)
            return;
        _isDisposed = true;
        // Select-Object -First ends a pipeline without StopProcessing. Cancel the requests in flight.
        _stop.Cancel();
        _stop.Dispose();
    }

    private protected virtual Task BeginAsync() => Task.CompletedTask;

    private protected virtual Task ProcessRecordAsync() => Task.CompletedTask;

    private protected virtual Task EndAsync() => Task.CompletedTask;

    /// <summary>What an operator should know who has pressed Ctrl+C; null for nothing.</summary>
    private protected virtual string? StoppedWarning() => null;

    /// <summary>Writes that warning. A stopping pipeline takes no more records, but the host still shows a line.</summary>
    private protected virtual void WarnStopped()
    {
        if (StoppedWarning() is string text)
            Host.UI.WriteWarningLine(Displayable(text));
    }

    /// <summary>Runs something on the pipeline thread soon, from whatever thread.</summary>
    internal void Post(Action action) => _pipeline.Post(static state => ((Action)state!)(), () => Try(action));

    /// <summary>Warns on the pipeline thread soon, from whatever thread.</summary>
    private protected void PostWarning(string text) => Post(() => WriteWarning(text));

    // These hide the engine's methods: they redact, and leave the synchronization context of this cmdlet first.
    internal new void WriteObject(object? value) => InvokeEngine(static (cmdlet, item) => cmdlet.WriteObject(item), value);

    internal new void WriteError(ErrorRecord error) =>
        InvokeEngine(static (cmdlet, record) => cmdlet.WriteError(record), ErrorCatalog.Displayable(error, this));

    private protected new void ThrowTerminatingError(ErrorRecord error) => base.ThrowTerminatingError(ErrorCatalog.Displayable(error, this));

    internal new void WriteWarning(string text) => InvokeEngine(static (cmdlet, message) => cmdlet.WriteWarning(message), DisplayableLine(text));

    private protected new void WriteVerbose(string text) => InvokeEngine(static (cmdlet, message) => cmdlet.WriteVerbose(message), DisplayableLine(text));

    /// <summary>Shows text on the host, without a line end, where Write-Host would.</summary>
    private protected void WriteHost(string text) => InvokeEngine(
        static (cmdlet, message) => cmdlet.WriteInformation(new HostInformationMessage { Message = message, NoNewLine = true }, HostTags), Displayable(text));

    internal new void WriteProgress(ProgressRecord progress)
    {
        progress.Activity = DisplayableLine(progress.Activity);
        progress.StatusDescription = DisplayableLine(progress.StatusDescription);
        InvokeEngine(static (cmdlet, record) => cmdlet.WriteProgress(record), progress);
    }

    /// <summary>Text without the secrets that the cmdlet knows.</summary>
    internal virtual string Redact(string text) => text;

    /// <summary>A failure whose texts hold none of the secrets that the cmdlet knows.</summary>
    internal virtual Mka1Exception Redact(Mka1Exception failure) => failure;

    /// <summary>Text that may be displayed: without secrets and control characters, because the server's words may be in all of it.</summary>
    internal string Displayable(string text) => VisibleText.Escape(Redact(text));

    internal string DisplayableLine(string text) => VisibleText.EscapeLine(Redact(text));

    /// <summary>
    /// Does something about one object. Whatever fails, foreseen or not, is that object's error, and the pipeline goes on;
    /// what the engine or a command further down the pipeline throws passes through.
    /// </summary>
    /// <param name="target">The id or path that an error is about.</param>
    /// <param name="work">What to do.</param>
    internal Task TryAsync(object? target, Func<Task> work) => GuardAsync(() => target, work);

    /// <summary>Whether a failure is this cmdlet's own to tell.</summary>
    // After a failed write the pipeline is ending. Ignore the errors that follow.
    internal bool IsOwn(Exception exception) =>
        !_isEnding && !EngineFlow.Is(exception) && !(exception is OperationCanceledException && Cancellation.IsCancellationRequested);

    private protected new bool ShouldProcess(string target, string action)
    {
        bool approved = false;
        InvokeEngine((cmdlet, what) => approved = cmdlet.ShouldProcess(what, DisplayableLine(action)), DisplayableLine(target));
        return approved;
    }

    /// <summary>Whether a parameter was given, by name, position or the pipeline.</summary>
    private protected bool IsGiven(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);

    private async Task TryBeginAsync()
    {
        try
        {
            await BeginAsync();
        }
        // If BeginProcessing failed, process no records.
        catch (Exception exception) when (IsOwn(exception))
        {
            ThrowTerminatingError(ErrorCatalog.FromException(exception, null));
        }
    }

    // Find the target only for an error.
    private async Task GuardAsync(Func<object?> target, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception exception) when (IsOwn(exception))
        {
            WriteError(ErrorCatalog.FromException(exception, target()));
        }
    }

    private void Try(Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception) when (IsOwn(exception))
        {
            WriteError(ErrorCatalog.FromException(exception, null));
        }
    }

    /// <summary>Runs what belongs to the engine without this cmdlet's synchronization context.</summary>
    // Leave the context, because blocking on a task in it would deadlock.
    private protected void InOuterContext<T>(Action<PSCmdlet, T> action, T value)
    {
        var own = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(_outer);
        try
        {
            action(this, value);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(own);
        }
    }

    // Later commands run inside of a write. Their exceptions are not errors of this cmdlet.
    private void InvokeEngine<T>(Action<PSCmdlet, T> write, T value)
    {
        bool isWritten = false;
        try
        {
            InOuterContext(write, value);
            isWritten = true;
        }
        finally
        {
            _isEnding |= !isWritten;
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
            WarnStopped();
            throw new PipelineStoppedException();
        }
        // Ctrl+C was pressed during a write.
        catch (PipelineStoppedException) when (Stopping)
        {
            WarnStopped();
            throw;
        }
        // Cancel what a failure leaves running, such as a wait before a retry.
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
