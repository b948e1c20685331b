namespace Mka1.Lists;

/// <summary>The order of a list by time of creation.</summary>
public enum ListOrder
{
    /// <summary>Newest first, the API's default.</summary>
    Descending,

    /// <summary>Oldest first.</summary>
    Ascending,
}
