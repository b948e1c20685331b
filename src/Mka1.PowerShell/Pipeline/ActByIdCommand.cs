using Mka1.Http;
using Mka1.PowerShell.Connection;

namespace Mka1.PowerShell.Pipeline;

/// <summary>A cmdlet that acts on objects by their ids: one after the other, or with <see cref="ThrottleLimit"/> several in parallel.</summary>
public abstract class ActByIdCommand : Mka1Command
{
    private ChangeWindow? _changes;

    private protected ActByIdCommand()
    {
    }

    /// <summary>The ids.</summary>
    // The engine reads the attributes of the override, so each cmdlet declares its own alias.
    public abstract string[] Id { get; set; }

    /// <summary>The number of objects to change in parallel.</summary>
    // A parameter only if the derived cmdlet declares it.
    public virtual int ThrottleLimit { get; set; } = 1;

    /// <summary>The noun of the objects and the rule for their ids.</summary>
    private protected abstract ObjectKind Kind { get; }

    private protected abstract Task ActAsync(string id);

    /// <summary>The changes in parallel, which an action starts after it was confirmed.</summary>
    private protected ChangeWindow Changes => _changes ??= new ChangeWindow(this, ThrottleLimit);

    private protected override async Task ProcessRecordAsync()
    {
        _changes?.RecordInput();
        foreach (string id in Id)
            await TryAsync(id, () => ActAsync(Kind.CheckId(id)));
        if (_changes is not null)
            await _changes.WriteReadyAsync();
    }

    private protected override Task EndAsync() => _changes?.DrainAsync() ?? Task.CompletedTask;
}
