using System.Management.Automation;
using System.Management.Automation.Host;
using Mka1.Errors;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Connection;
using Mka1.PowerShell.Errors;
using Mka1.PowerShell.Languages;

namespace Mka1.PowerShell.Pipeline;

/// <summary>
/// A cmdlet of asynchronous methods whose code runs on the pipeline thread, so that it can write after an await.
/// Ctrl+C and a stopped pipeline cancel <see cref="Cancellation"/> at once.
/// </summary>
public abstract class AsyncCommand : PSCmdlet, IDisposable
{
    private static readonly string[] HostTags = ["PSHOST"];
    private readonly CancellationTokenSource _stop = new();
    private readonly PipelineContext _pipeline = new();
    private readonly Dictionary<string, (bool YesToAll, bool NoToAll)> _answers = new(StringComparer.Ordinal);
    private readonly HashSet<string> _recommended = new(StringComparer.Ordinal);
    private readonly HashSet<string> _given = new(StringComparer.OrdinalIgnoreCase);
    private SynchronizationContext? _outer;
    private int _seenCount;
    private bool _isEnding;
    private bool _isDisposed;

    private protected AsyncCommand()
    {
        Cancellation = _stop.Token;
    }

    internal CancellationToken Cancellation { get; }

    /// <summary>Cancels pending work.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected sealed override void BeginProcessing()
    {
        _given.UnionWith(MyInvocation.BoundParameters.Keys);
        Run(TryBeginAsync);
    }

    /// <inheritdoc/>
    protected sealed override void ProcessRecord() => Run(() => GuardAsync(() => BoundInput.GetTarget(MyInvocation), ProcessInputAsync));

    /// <inheritdoc/>
    protected sealed override void EndProcessing() => Run(() => TryAsync(null, ProcessEndAsync));

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

    /// <summary>Cancels pending work when the engine disposes of the cmdlet.</summary>
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

    /// <summary>Processes one input.</summary>
    private protected virtual Task ProcessInputAsync() => ProcessRecordAsync();

    /// <summary>Completes the work after the last input.</summary>
    private protected virtual Task ProcessEndAsync() => EndAsync();

    /// <summary>Completes an object before it is written.</summary>
    private protected virtual object? Prepare(object? output) => output;

    private protected virtual Task EndAsync() => Task.CompletedTask;

    /// <summary>Gets the warning to show after Ctrl+C; null for none.</summary>
    private protected virtual string? GetStoppedWarning() => null;

    /// <summary>Writes that warning to the host, because a stopping pipeline accepts no more records.</summary>
    private protected virtual void WriteStoppedWarning()
    {
        if (GetStoppedWarning() is string text)
            Host.UI.WriteWarningLine(Displayable(text));
    }

    /// <summary>Queues an action to the pipeline thread, from any thread.</summary>
    internal void Post(Action action) => _pipeline.Post(static state => ((Action)state!)(), () => Try(action));

    /// <summary>Queues a warning to the pipeline thread, from any thread.</summary>
    private protected void PostWarning(string text) => Post(() => WriteWarning(text));

    /// <summary>Queues a warning to the pipeline thread, which creates it in the language of the session.</summary>
    private protected void PostWarning(Func<string> create) => Post(() => WriteWarning(create()));

    // These hide the engine's methods: they redact, and leave the synchronization context of this cmdlet first.
    internal new void WriteObject(object? value)
    {
        if (_seenCount < SeenObjects.Maximum && SeenObjects.Add(value))
            _seenCount++;
        InvokeEngine(static (cmdlet, item) => cmdlet.WriteObject(item), Prepare(value));
    }

    internal new void WriteError(ErrorRecord error)
    {
        var shown = ErrorCatalog.Displayable(error, this);
        // The engine shows the recommendation below each error. Once is enough for all objects that fail for the same reason.
        if (!_recommended.Add(shown.ErrorDetails.RecommendedAction))
            shown.ErrorDetails.RecommendedAction = string.Empty;
        InvokeEngine(static (cmdlet, record) => cmdlet.WriteError(record), shown);
    }

    private protected new void ThrowTerminatingError(ErrorRecord error) => base.ThrowTerminatingError(ErrorCatalog.Displayable(error, this));

    internal new void WriteWarning(string text) => InvokeEngine(static (cmdlet, message) => cmdlet.WriteWarning(message), DisplayableLine(text));

    private protected new void WriteVerbose(string text) => InvokeEngine(static (cmdlet, message) => cmdlet.WriteVerbose(message), DisplayableLine(text));

    /// <summary>Writes text to the host as Write-Host -NoNewline does.</summary>
    private protected void WriteHost(string text) => InvokeEngine(
        static (cmdlet, message) => cmdlet.WriteInformation(new HostInformationMessage { Message = message, NoNewLine = true }, HostTags), Displayable(text));

    internal new void WriteProgress(ProgressRecord progress)
    {
        HasProgress |= progress.ActivityId != CallProgress.Bar;
        progress.Activity = DisplayableLine(progress.Activity);
        progress.StatusDescription = DisplayableLine(progress.StatusDescription);
        InvokeEngine(static (cmdlet, record) => cmdlet.WriteProgress(record), progress);
    }

    /// <summary>Whether the cmdlet shows the progress of its work itself.</summary>
    internal bool HasProgress { get; set; }

    /// <summary>Completes the message of an error.</summary>
    internal virtual string Describe(string message, Exception exception) => message;

    /// <summary>Completes the recommended action of an error.</summary>
    /// <param name="errorId">The id of the error.</param>
    /// <param name="action">The recommended action.</param>
    /// <param name="target">The target of the error: an id, a path, or an object.</param>
    internal virtual string Recommend(string errorId, string action, object? target) => action;

    /// <summary>Removes the secrets of the cmdlet from text.</summary>
    internal virtual string Redact(string text) => text;

    /// <summary>Removes the secrets of the cmdlet from the texts of an exception.</summary>
    internal virtual Mka1Exception Redact(Mka1Exception failure) => failure;

    /// <summary>Redacts text and escapes its control characters. Any text may contain parts that the server sent.</summary>
    internal string Displayable(string text) => VisibleText.Escape(Redact(text));

    internal string DisplayableLine(string text) => VisibleText.EscapeLine(Redact(text));

    /// <summary>
    /// Runs the work for one object. Any failure becomes the error of that object, and the pipeline continues.
    /// Exceptions of the engine or of a command further down the pipeline pass through.
    /// </summary>
    /// <param name="target">The id or path, the target of the error.</param>
    /// <param name="work">The work.</param>
    internal Task TryAsync(object? target, Func<Task> work) => GuardAsync(() => target, work);

    /// <summary>Whether this cmdlet reports the exception as its error.</summary>
    // After a failed write the pipeline is ending. Ignore the errors that follow.
    internal bool IsOwnError(Exception exception) =>
        !_isEnding && !EngineFlow.Is(exception) && !(exception is OperationCanceledException && Cancellation.IsCancellationRequested);

    private protected new bool ShouldProcess(string target, string action)
    {
        bool approved = false;
        // The texts are those of the engine, which has only English ones.
        InvokeEngine((cmdlet, operation) => approved = cmdlet.ShouldProcess(
            operation, Messages.Get("Question") + Environment.NewLine + operation, Messages.Get("QuestionTitle")), DescribeOperation(target, action));
        return approved;
    }

    /// <summary>Prompts for a change, whatever its impact and the preference. Standard input that is no terminal is not an answer.</summary>
    /// <exception cref="HostException">Nobody can answer.</exception>
    private protected bool ConfirmChange(string target, string action, string place)
    {
        if (Host.Name == "ConsoleHost" && Console.IsInputRedirected)
            throw new HostException(Messages.Get("InputRedirected"));
        bool approved = false;
        // "Yes to All" of one place does not approve changes in another.
        var (yesToAll, noToAll) = _answers.TryGetValue(place, out var answered) ? answered : (false, false);
        InOuterContext((cmdlet, operation) => approved = cmdlet.ShouldContinue(
            operation, Messages.Get("QuestionTitle"), ref yesToAll, ref noToAll), DescribeOperation(target, action));
        _answers[place] = (yesToAll, noToAll);
        return approved;
    }

    private string DescribeOperation(string target, string action) => Messages.Get("Operation", DisplayableLine(action), DisplayableLine(target));

    /// <summary>Whether a parameter is given on the command line, or a value for it by the current input.</summary>
    // The engine keeps the names that earlier inputs bound; it resets only their properties.
    internal bool IsBound(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter) && (_given.Contains(parameter) || GetBoundValue(parameter) is not null);

    /// <summary>Gets the value of a parameter for the current input.</summary>
    internal object? GetBoundValue(string parameter) => GetType().GetProperty(parameter)!.GetValue(this);

    private async Task TryBeginAsync()
    {
        try
        {
            await BeginAsync();
        }
        // If BeginProcessing failed, process no records.
        catch (Exception exception) when (IsOwnError(exception))
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
        catch (Exception exception) when (IsOwnError(exception))
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
        catch (Exception exception) when (IsOwnError(exception))
        {
            WriteError(ErrorCatalog.FromException(exception, null));
        }
    }

    /// <summary>Runs a call into the engine outside of this cmdlet's synchronization context.</summary>
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
            _pipeline.RunUntilCompleted(task, _stop.Cancel);
            task.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            WriteStoppedWarning();
            throw new PipelineStoppedException();
        }
        // Ctrl+C was pressed during a write.
        catch (PipelineStoppedException) when (Stopping)
        {
            WriteStoppedWarning();
            throw;
        }
        // Cancel work that is still pending after a failure, such as a delay before a retry.
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
