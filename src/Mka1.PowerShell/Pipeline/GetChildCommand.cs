using System.Management.Automation;
using Mka1.Lists;
using Mka1.PowerShell.Completion;

namespace Mka1.PowerShell.Pipeline;

/// <summary>
/// A cmdlet that lists the child objects of parents by the parents' ids; -First and -Skip apply to each parent. The derived cmdlet
/// sets SupportsPaging, and its <see cref="ActByIdCommand.Kind"/> is the parent's kind.
/// </summary>
public abstract class GetChildCommand<T> : ActByIdCommand
{
    private protected GetChildCommand()
    {
    }

    /// <summary>Starts after the object with this id.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SeenIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string? After { get; set; }

    /// <summary>The order.</summary>
    // A parameter only if the derived cmdlet declares it.
    public virtual ListOrder Order { get; set; }

    private protected sealed override bool TakesIdentities => true;

    /// <param name="parent">The id of the parent.</param>
    /// <param name="options">The cursor, the order and the number of objects.</param>
    private protected abstract IAsyncEnumerable<T> List(string parent, ListOptions options);

    private protected sealed override Task ActAsync(string id) => this.WritePageAsync(List(id, new ListOptions
    {
        Take = Paging.Take(PagingParameters),
        Order = IsBound(nameof(Order)) ? Order : null,
        After = After,
    }));
}
