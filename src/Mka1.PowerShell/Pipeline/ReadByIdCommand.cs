using System.Management.Automation;
using Mka1.Errors;
using Mka1.PowerShell.Connection;

namespace Mka1.PowerShell.Pipeline;

/// <summary>A cmdlet that reads objects by ids from the pipeline: several at a time, written in the order of the input.</summary>
public abstract class ReadByIdCommand<T> : Mka1Command
{
    private OrderedWindow<T>? _window;
    private ulong _given;

    private protected ReadByIdCommand()
    {
    }

    /// <summary>How many ids are read at a time.</summary>
    [Parameter]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = 5;

    private protected async Task ReadAsync(IEnumerable<string> ids, Func<string, Task<T>> read)
    {
        _window ??= new OrderedWindow<T>(ThrottleLimit);
        foreach (string id in ids.Where(IsWithinPage))
        {
            await _window.AddAsync(id, () => Begin(id, read), FinishAsync);
            // One at a time means that the next id waits for this object, not the object for the next id.
            if (ThrottleLimit == 1)
                await _window.DrainAsync(FinishAsync);
        }
    }

    // -First and -Skip count ids where ids are given.
    private bool IsWithinPage(string id)
    {
        ulong place = _given++;
        return place >= PagingParameters.Skip && place - PagingParameters.Skip < PagingParameters.First;
    }

    private protected override Task EndAsync() => _window?.DrainAsync(FinishAsync) ?? Task.CompletedTask;

    // Bad input is found before a task is made; it takes its turn like any other failure.
    private static Task<T> Begin(string id, Func<string, Task<T>> read)
    {
        try
        {
            return read(id);
        }
        catch (Mka1InputException exception)
        {
            return Task.FromException<T>(exception);
        }
    }

    private Task FinishAsync(string id, Task<T> work) => TryAsync(id, async () => Emit(await work));
}
