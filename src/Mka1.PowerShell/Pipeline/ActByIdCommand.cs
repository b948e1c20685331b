using Mka1.Http;
using Mka1.PowerShell.Connection;

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

    private protected override async Task ProcessRecordAsync()
    {
        foreach (var id in Id)
            await WorkOnAsync(id, text => ActAsync(Kind.CheckId(text)));
    }
}
