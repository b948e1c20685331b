using System.Management.Automation;
using Mka1.Errors;
using Mka1.Http;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Languages;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.Pipeline;

/// <summary>A cmdlet that deletes objects by their ids, after a confirmation prompt.</summary>
public abstract class RemoveCommand : ActByIdCommand
{
    private protected RemoveCommand()
    {
    }

    /// <summary>Returns the server's confirmation of the deletion.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>The number of objects to delete in parallel.</summary>
    [Parameter]
    [FreeText]
    [ValidateRange(1, 256)]
    public override int ThrottleLimit { get; set; } = 1;

    private protected abstract Task<Deletion> DeleteAsync(string id);

    /// <summary>The action in the confirmation prompt.</summary>
    private protected virtual string Action => Messages.Get("DoDelete", Messages.GetNoun(Kind));

    /// <summary>Removes a deleted object from completion.</summary>
    private protected void Forget(string id) => SeenObjects.Remove(SeenObjects.FindKind(CommandName), id);

    /// <summary>Deletes the object of an id, or an object of this kind. One that only names another, such as a run its agent, must not delete that.</summary>
    private protected sealed override Task ActOnAsync(ObjectId id) => !OwnId.IsForeign(id.Source, IdNames) ? RemoveAsync(id) : TryAsync(id.Source, () => throw new Mka1InputException(
        $"{Article.Begin(DeserializedType.GetSimpleName(id.Source!))} is not {Article.With(Kind.Noun)}, and is not deleted by this cmdlet. To delete the {Kind.Noun} that it names, pipe that id or object."));

    /// <summary>Deletes an object after its prompt.</summary>
    private protected virtual Task RemoveAsync(ObjectId id) => base.ActOnAsync(id);

    private protected sealed override async Task ActAsync(string id)
    {
        if (await ShouldProcessAsync(id, Action, ConfirmImpact.High))
            await Changes.StartAsync(id, () => DeleteOneAsync(id));
    }

    private async Task<object?> DeleteOneAsync(string id)
    {
        var deletion = await DeleteAsync(id);
        Forget(id);
        return PassThru ? deletion : null;
    }
}
