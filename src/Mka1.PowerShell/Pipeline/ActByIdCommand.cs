using System.Management.Automation;
using Mka1.Errors;
using Mka1.Http;
using Mka1.PowerShell.Connection;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.Pipeline;

/// <summary>A cmdlet that acts on objects by their ids: one after the other, or with <see cref="ThrottleLimit"/> several in parallel.</summary>
public abstract class ActByIdCommand : Mka1Command
{
    private ResultWindow? _changes;

    private protected ActByIdCommand()
    {
    }

    /// <summary>The ids.</summary>
    // The engine reads the attributes of the override, so each cmdlet declares its own alias.
    public abstract ObjectId[] Id { get; set; }

    /// <summary>The number of objects to change in parallel.</summary>
    // A parameter only if the derived cmdlet declares it.
    public virtual int ThrottleLimit { get; set; } = 1;

    /// <summary>The noun of the objects and the rule for their ids.</summary>
    private protected abstract ObjectKind Kind { get; }

    private protected abstract Task ActAsync(string id);

    /// <summary>Reads an object, so that a confirmation prompt names it; null if its kind has no names.</summary>
    private protected virtual Task<object?> FindAsync(string id) => Task.FromResult<object?>(null);

    /// <summary>Checks -Confirm and -WhatIf. The prompt shows the id and the name of the object.</summary>
    private protected async Task<bool> ShouldProcessAsync(string id, string action, ConfirmImpact impact = ConfirmImpact.Medium)
    {
        // The Name of a row may be that of anything, and that of a run's agent is not the run's.
        object? item = Source is not null && DeserializedType.IsFromServer(Source) && !OwnId.IsForeign(Source, IdNames) ? Source : IsPrompted(impact) ? await TryFindAsync(id) : null;
        return ShouldProcess(GetName(item) is { Length: > 0 } name ? $"{id} '{name}'" : id, action);
    }

    /// <summary>Adds the status of a piped object to an action, so that a prompt shows whether the action suits it.</summary>
    private protected string WithStatus(string action) =>
        Source is not null && DeserializedType.IsFromServer(Source) && !OwnId.IsForeign(Source, IdNames) && ObjectMember.Get(Source, "Status") is string { Length: > 0 } status
            ? $"{action} (status {status})" : action;

    /// <summary>Gets the name that identifies an object for people; null if it has none.</summary>
    private protected virtual string? GetName(object? item) => (ObjectMember.Get(item, "Filename") ?? ObjectMember.Get(item, "Name")) as string;

    private async Task<object?> TryFindAsync(string id)
    {
        try
        {
            return await FindAsync(id);
        }
        // The action itself reports the error.
        catch (Mka1Exception)
        {
            return null;
        }
    }

    /// <summary>The changes in parallel, which an action starts after it was confirmed.</summary>
    private protected ResultWindow Changes => _changes ??= new ResultWindow(this, ThrottleLimit);

    private protected override async Task ProcessRecordAsync()
    {
        _changes?.RecordInput();
        foreach (var id in Id)
            await ActOnAsync(id);
        if (_changes is not null)
            await _changes.WriteReadyAsync();
    }

    /// <summary>Acts on an id or an object.</summary>
    private protected virtual Task ActOnAsync(ObjectId id) => WorkOnAsync(id, text => ActAsync(Kind.CheckId(text)));

    private protected override Task EndAsync() => _changes?.DrainAsync() ?? Task.CompletedTask;
}
