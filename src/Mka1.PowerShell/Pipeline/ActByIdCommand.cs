using System.Management.Automation;
using Mka1.Errors;
using Mka1.Http;
using Mka1.PowerShell.Connection;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.Pipeline;

/// <summary>A cmdlet that acts on objects by their ids, one after the other.</summary>
public abstract class ActByIdCommand : Mka1Command
{
    private protected ActByIdCommand()
    {
    }

    /// <summary>The ids.</summary>
    // The engine reads the attributes of the override, so each cmdlet declares its own alias.
    public abstract ObjectId[] Id { get; set; }

    /// <summary>The noun of the objects and the rule for their ids.</summary>
    private protected abstract ObjectKind Kind { get; }

    private protected abstract Task ActAsync(string id);

    /// <summary>Reads an object, so that a confirmation prompt names it; null if its kind has no names.</summary>
    private protected virtual Task<object?> FindAsync(string id) => Task.FromResult<object?>(null);

    /// <summary>Checks -Confirm and -WhatIf. The prompt shows the id and the name of the object.</summary>
    private protected async Task<bool> ShouldProcessAsync(string id, string action, ConfirmImpact impact = ConfirmImpact.Medium)
    {
        object? item = ObjectOrigin.IsOwn(Source) ? Source : IsPrompted(impact) ? await TryFindAsync(id) : null;
        string? name = (ObjectMember.Get(item, "Filename") ?? ObjectMember.Get(item, "Name")) as string;
        return ShouldProcess(string.IsNullOrEmpty(name) ? id : $"{id} '{name}'", action);
    }

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

    private protected override async Task ProcessRecordAsync()
    {
        foreach (var id in Id)
            await WorkOnAsync(id, text => ActAsync(Kind.CheckId(text)));
    }
}
