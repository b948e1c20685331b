namespace Mka1.PowerShell.Pipeline;

/// <summary>Runs calls that a cmdlet has decided to make, several in parallel, and writes their results in the order of their start.</summary>
internal sealed class ResultWindow
{
    private readonly AsyncCommand _command;
    private readonly int _size;
    private readonly OrderedWindow<string, object?> _window;

    /// <param name="command">The cmdlet.</param>
    /// <param name="size">The number of calls in parallel. With 1, a call has ended before the next is started or asked for.</param>
    public ResultWindow(AsyncCommand command, int size)
    {
        _command = command;
        _size = size;
        _window = new OrderedWindow<string, object?>(size, FinishAsync);
    }

    /// <summary>The target of the call whose result or error is being written; null for none.</summary>
    public string? Finishing { get; private set; }

    /// <summary>Starts a call. Waits first until fewer than the limit are running.</summary>
    /// <param name="target">The id or path, the target of an error.</param>
    /// <param name="call">Makes the call. Returns the object to write; null for none.</param>
    public async Task StartAsync(string target, Func<Task<object?>> call)
    {
        await _window.AddAsync(target, call);
        if (_size == 1)
            await _window.DrainAsync();
    }

    /// <inheritdoc cref="OrderedWindow{TKey, T}.RecordInput"/>
    public void RecordInput() => _window.RecordInput();

    /// <inheritdoc cref="OrderedWindow{TKey, T}.WriteReadyAsync"/>
    public Task WriteReadyAsync() => _window.WriteReadyAsync();

    /// <inheritdoc cref="OrderedWindow{TKey, T}.DrainAsync"/>
    public Task DrainAsync() => _window.DrainAsync();

    private async Task FinishAsync(string target, Task<object?> work)
    {
        Finishing = target;
        await _command.TryAsync(target, async () =>
        {
            if (await work is object result)
                _command.WriteObject(result);
        });
        Finishing = null;
    }
}
