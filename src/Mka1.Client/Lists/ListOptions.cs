using Mka1.Http;

namespace Mka1.Lists;

/// <summary>
/// How a list is read. It is read lazily, one page per call. A list of objects that can be deleted requests the next page before
/// it returns the last object of a page, so that its reader can delete each object.
/// </summary>
public sealed record ListOptions
{
    /// <summary>The number of objects per page; null for <see cref="Take"/>, otherwise the default of the list.</summary>
    public int? PageSize { get; init; }

    /// <summary>The number of objects that the reader needs: no page after them is requested. Null for all.</summary>
    public long? Take { get; init; }

    /// <summary>The order; null for the default of the server.</summary>
    public ListOrder? Order { get; init; }

    /// <summary>The id of the object to start after.</summary>
    public string? After { get; init; }

    /// <summary>The id of the object to read backwards from, if the list supports it.</summary>
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
