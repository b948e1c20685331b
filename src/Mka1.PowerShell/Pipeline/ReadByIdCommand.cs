using System.Management.Automation;
using Mka1.Errors;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Connection;
using Mka1.Responses.Streaming;

namespace Mka1.PowerShell.Pipeline;

/// <summary>A cmdlet that gets objects by ids from the pipeline, several in parallel, and writes them in the order of the input.</summary>
public abstract class ReadByIdCommand<T> : Mka1Command
{
    private protected const string IdSet = "Id";

    private OrderedWindow<string, T>? _window;
    private ulong _count;

    private protected ReadByIdCommand()
    {
    }

    /// <summary>The number of ids to read in parallel.</summary>
    [Parameter(ParameterSetName = IdSet)]
    [FreeText]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = 5;

    private protected sealed override bool TakesIdentities => true;

    private protected async Task ReadAsync(IEnumerable<ObjectId> ids, Func<string, Task<T>> read)
    {
        _window ??= new OrderedWindow<string, T>(ThrottleLimit, FinishAsync);
        _window.RecordInput();
        foreach (var id in ids.Where(IsWithinPage))
            await WorkOnAsync(id, text => _window.AddAsync(text, () => read(text)));
        await _window.WriteReadyAsync();
    }

    /// <summary>Writes the events of objects, one object after the other.</summary>
    private protected async Task StreamAsync(IEnumerable<ObjectId> ids, Func<string, IAsyncEnumerable<ResponseStreamEvent>> stream)
    {
        foreach (var id in ids)
        {
            await WorkOnAsync(id, async text =>
            {
                await foreach (var next in stream(text).Page(PagingParameters))
                    WriteObject(next);
            });
        }
    }

    /// <exception cref="Mka1InputException">The parallel reads of the cmdlet are limited, but it streams.</exception>
    private protected void CheckStream(bool streams)
    {
        if (streams && IsBound(nameof(ThrottleLimit)))
            throw new Mka1InputException("-Stream and -ThrottleLimit exclude each other: streams are read one after the other.");
    }

    /// <summary>Lists the objects below the parents that are given or piped, and reads objects of the cmdlet's own kind again.</summary>
    // The engine binds each piped object to the parameter of the parents, also one that has been read before.
    private protected async Task ReadBelowAsync(ParentParameter parent, Func<string, Task<T>> read, Func<Task> list)
    {
        foreach (var id in parent.Ids ?? [])
            await (IsChild(id, parent) ? ReadAsync([id], read) : WorkOnParentAsync(id, list));
    }

    // Whether a value that was bound as a parent is rather an object of this kind, to read again.
    private bool IsChild(ObjectId id, ParentParameter parent) => parent.IsChild<T>(id.Source, IdNames)
        || (parent.FilterIdPrefix is string prefix && MyInvocation.ExpectingInput && id.Find(parent.Names)?.StartsWith(prefix, StringComparison.Ordinal) != true);

    // With ids, -First and -Skip count ids.
    private bool IsWithinPage(ObjectId id)
    {
        ulong index = _count++;
        return index >= PagingParameters.Skip && index - PagingParameters.Skip < PagingParameters.First;
    }

    private protected override Task EndAsync() => _window?.DrainAsync() ?? Task.CompletedTask;

    private Task FinishAsync(string id, Task<T> work) => TryAsync(id, async () => WriteObject(await work));
}
