using System.Management.Automation;
using Mka1.Http;
using Mka1.Lists;
using Mka1.PowerShell.Completion;

namespace Mka1.PowerShell.Pipeline;

/// <summary>
/// A cmdlet that gets objects by id or as a list. The derived cmdlet sets SupportsPaging, names <see cref="ListSet"/> as the
/// default set, and declares its ids in the set <c>Id</c>.
/// </summary>
public abstract class GetCommand<T> : ReadByIdCommand<T>
{
    private protected const string ListSet = "List";

    private protected GetCommand()
    {
    }

    /// <summary>The ids.</summary>
    // The engine reads the attributes of the override, so each cmdlet declares its own alias and sets.
    public abstract ObjectId[] Id { get; set; }

    /// <summary>Starts after the object with this id.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ArgumentCompleter(typeof(SeenIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string? After { get; set; }

    /// <summary>Gets only objects created at this time or later. Filtered on the client.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [FreeText]
    public DateTimeOffset CreatedAfter { get; set; } = DateTimeOffset.MinValue;

    /// <summary>Gets only objects created before this time. Filtered on the client.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [FreeText]
    [PSDefaultValue(Help = "None")]
    public DateTimeOffset CreatedBefore { get; set; } = DateTimeOffset.MaxValue;

    /// <summary>The order.</summary>
    // A parameter only if the derived cmdlet declares it.
    public virtual ListOrder Order { get; set; }

    /// <summary>The noun of the objects and the rule for their ids.</summary>
    private protected abstract ObjectKind Kind { get; }

    private protected abstract Task<T> GetAsync(string id);

    private protected abstract IAsyncEnumerable<T> List(ListOptions options);

    /// <summary>Gets the time of creation of an object.</summary>
    private protected abstract DateTimeOffset? GetCreated(T item);

    /// <summary>Adds the filters of the cmdlet to those by time, to apply on the client.</summary>
    private protected virtual void AddFilters(ListFilter<T> filter)
    {
    }

    /// <summary>Creates the list options, without the number of objects.</summary>
    private protected virtual ListOptions CreateListOptions() => new() { After = After, Order = IsBound(nameof(Order)) ? Order : null };

    /// <summary>The id at which the list starts, the target of its errors.</summary>
    private protected virtual string? Cursor => After;

    /// <summary>Gets the order by time of creation, which lets a filter by time stop early; null to read to the end.</summary>
    private protected virtual ListOrder? GetTimeOrder() => null;

    private protected override async Task ProcessRecordAsync()
    {
        if (ParameterSetName == IdSet)
            await ReadAsync(Id, ReadOneAsync);
        else if (Parent is null)
            await TryAsync(Cursor ?? Identity, ListAsync);
        else
            await ReadBelowAsync(Parent, ReadOneAsync, ListAsync);
    }

    private Task<T> ReadOneAsync(string id) => GetAsync(Kind.CheckId(id));

    private Task ListAsync()
    {
        var filter = new ListFilter<T>(CreatedAfter, CreatedBefore, GetCreated);
        AddFilters(filter);
        // With a filter, the number of objects to read is unknown.
        var list = List(CreateListOptions() with { Take = filter.IsEmpty ? Paging.Take(PagingParameters) : null });
        return this.WritePageAsync(filter.IsEmpty ? list : filter.Apply(list, GetTimeOrder()));
    }
}
