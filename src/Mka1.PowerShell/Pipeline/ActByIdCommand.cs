using Mka1.Http;
using Mka1.PowerShell.Connection;

namespace Mka1.PowerShell.Pipeline;

/// <summary>A cmdlet that does something to objects by their ids, one after the other.</summary>
public abstract class ActByIdCommand : Mka1Command
{
    private protected ActByIdCommand()
    {
    }

    /// <summary>The ids.</summary>
    // The engine reads the attributes of the override, so each cmdlet declares its own alias.
    public abstract string[] Id { get; set; }

    /// <summary>What the objects are called, such as <c>file</c>.</summary>
    private protected abstract string Noun { get; }

    /// <summary>Checks an id before anything is asked or sent.</summary>
    private protected virtual string CheckId(string id) => ObjectId.Check(id, Noun);

    private protected abstract Task ActAsync(string id);

    private protected override async Task ProcessRecordAsync()
    {
        foreach (string id in Id)
            await TryAsync(id, () => ActAsync(CheckId(id)));
    }
}
