using Mka1.Http;

namespace Mka1.Lists;

/// <summary>
/// How a list is read: lazily, a page a call. A list of what can be deleted asks for the next page before it gives the last
/// object of a page, so that its reader may delete what it is given.
/// </summary>
public sealed record ListOptions
{
    /// <summary>How many objects a call asks for; null takes <see cref="Take"/>, else what is usual for the list.</summary>
    public int? PageSize { get; init; }

    /// <summary>How many objects the reader means to take: no page is asked for ahead of it. Null for all.</summary>
    public long? Take { get; init; }

    /// <summary>The order; null leaves it to the server.</summary>
    public ListOrder? Order { get; init; }

    /// <summary>Begin after the object with this id.</summary>
    public string? After { get; init; }

    /// <summary>Go backwards from the object with this id, where the list allows it.</summary>
    public string? Before { get; init; }

    internal string? OrderText => Order switch
    {
        ListOrder.Ascending => "asc",
        ListOrder.Descending => "desc",
        _ => null,
    };

    internal string CursorName => Before is null ? "after" : "before";

    internal string? Cursor => Before ?? After;

    internal ApiRequest CreatePageRequest(string path, int defaultSize, int maximumSize) =>
        ApiRequest.Get(path).Query("limit", Math.Min(Math.Max(PageSize ?? Take ?? defaultSize, 1), maximumSize)).Query("order", OrderText);
}
