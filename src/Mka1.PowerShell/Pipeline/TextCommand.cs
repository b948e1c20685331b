using System.Management.Automation;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Connection;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.Pipeline;

/// <summary>A cmdlet that sends texts from the pipeline, in several calls in parallel, and writes the results in the order of the texts.</summary>
public abstract class TextCommand<T> : Mka1Command
{
    private OrderedWindow<object?, T>? _window;
    private int _count;

    private protected TextCommand()
    {
    }

    /// <summary>The texts, or objects that have one.</summary>
    // The engine reads the attributes of the override.
    public abstract ObjectId[] Text { get; set; }

    /// <summary>The number of calls in parallel.</summary>
    [Parameter]
    [FreeText]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = 5;

    /// <summary>The name of the parameter of the texts.</summary>
    private protected virtual string TextParameter => nameof(Text);

    /// <summary>What the call that is being completed was made for; null for none.</summary>
    private protected object? Finishing { get; private set; }

    /// <summary>Sends a text, or keeps it for a later call.</summary>
    /// <param name="text">The text.</param>
    /// <param name="index">Its position in the input, 0 for the first.</param>
    private protected abstract Task AddAsync(string text, int index);

    /// <summary>Writes the result of a call.</summary>
    private protected virtual void Write(T result) => WriteObject(result);

    /// <summary>Starts a call. Waits first until fewer than the limit are running.</summary>
    /// <param name="source">What it is made for: the object that has the text.</param>
    /// <param name="call">The call.</param>
    private protected Task StartAsync(object? source, Func<Task<T>> call) => Window.AddAsync(source, call);

    /// <summary>Gets the target of an error, which can be piped again: the object, because it also knows its connection and identity.</summary>
    /// <param name="source">What the call is made for.</param>
    private protected virtual object? GetTarget(object? source) => PlainValue.Unwrap(source) is string text ? text : source;

    private OrderedWindow<object?, T> Window => _window ??= new OrderedWindow<object?, T>(ThrottleLimit, FinishAsync);

    private protected override async Task ProcessRecordAsync()
    {
        Window.RecordInput();
        foreach (var item in Text)
        {
            int index = _count++;
            await TryAsync(GetTarget(item.Source), () =>
            {
                WorkOn(item.Source);
                return AddAsync(InputText.Read(item, index + 1, TextParameter), index);
            });
        }
        await Window.WriteReadyAsync();
    }

    private protected override Task EndAsync() => DrainAsync();

    /// <summary>Waits for all calls and writes their results.</summary>
    private protected Task DrainAsync() => _window?.DrainAsync() ?? Task.CompletedTask;

    private async Task FinishAsync(object? source, Task<T> call)
    {
        Finishing = source;
        await TryAsync(GetTarget(source), async () => Write(await call));
        Finishing = null;
    }
}
