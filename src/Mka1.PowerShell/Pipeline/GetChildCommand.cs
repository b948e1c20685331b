using System.Management.Automation;
using Mka1.Lists;

namespace Mka1.PowerShell.Pipeline;

/// <summary>
/// A cmdlet that lists what lies below objects, by their ids; -First and -Skip count for each. Its leaf supports paging, and its
/// <see cref="ActByIdCommand.Kind"/> is that of the parent.
/// </summary>
public abstract class GetChildCommand<T> : ActByIdCommand
{
    private protected GetChildCommand()
    {
    }

    /// <summary>Begins after the object with this id.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? After { get; set; }

    /// <summary>The order.</summary>
    // A parameter only where the derived cmdlet declares it.
    public virtual ListOrder Order { get; set; }

    /// <param name="parent">The id of the parent.</param>
    /// <param name="options">Where the list begins and how it goes on.</param>
    private protected abstract IAsyncEnumerable<T> List(string parent, ListOptions options);

    private protected sealed override Task ActAsync(string id) => this.WritePageAsync(List(id, new ListOptions
    {
        Take = Paging.Take(PagingParameters),
        Order = IsGiven(nameof(Order)) ? Order : null,
        After = After,
    }));
}
