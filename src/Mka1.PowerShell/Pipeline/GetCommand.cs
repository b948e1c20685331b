using System.Management.Automation;
using Mka1.Http;
using Mka1.Lists;

namespace Mka1.PowerShell.Pipeline;

/// <summary>
/// A cmdlet that reads objects by id or as a list. Its leaf supports paging, names <see cref="ListSet"/> as the default set, and
/// declares its ids in the set <c>Id</c>.
/// </summary>
public abstract class GetCommand<T> : ReadByIdCommand<T>
{
    private protected const string ListSet = "List";

    private protected GetCommand()
    {
    }

    /// <summary>The ids.</summary>
    // The engine reads the attributes of the override, so each cmdlet declares its own alias and sets.
    public abstract string[] Id { get; set; }

    /// <summary>Begins after the object with this id.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateNotNullOrEmpty]
    public string? After { get; set; }

    /// <summary>The order.</summary>
    // A parameter only where the derived cmdlet declares it.
    public virtual ListOrder Order { get; set; }

    /// <summary>What the objects are called, and what their ids must be.</summary>
    private protected abstract ObjectKind Kind { get; }

    private protected abstract Task<T> GetAsync(string id);

    private protected abstract IAsyncEnumerable<T> List(ListOptions options);

    /// <summary>The filters that are applied here; null where the cmdlet has none.</summary>
    private protected virtual ListFilter<T>? Filter() => null;

    /// <summary>Where the list begins and how it goes on, besides the number of objects.</summary>
    private protected virtual ListOptions Place() => new() { After = After, Order = IsGiven(nameof(Order)) ? Order : null };

    /// <summary>The id that the list begins at, the target of its errors.</summary>
    private protected virtual string? Cursor => After;

    /// <summary>The order by time of creation, where a filter by time may end the reading; null to read to the end.</summary>
    private protected virtual ListOrder? TimeOrder() => null;

    private protected override Task ProcessRecordAsync() => ParameterSetName == IdSet
        ? ReadAsync(Id, id => GetAsync(Kind.CheckId(id)))
        : TryAsync(Cursor, ListAsync);

    private Task ListAsync()
    {
        var filter = Filter();
        bool isFiltered = filter is { IsEmpty: false };
        // With a filter, the number of objects to read is unknown.
        var list = List(Place() with { Take = isFiltered ? null : Paging.Take(PagingParameters) });
        return this.WritePageAsync(filter is null ? list : filter.Apply(list, TimeOrder()));
    }
}
