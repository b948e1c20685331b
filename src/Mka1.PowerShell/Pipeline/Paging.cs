using System.Management.Automation;

namespace Mka1.PowerShell.Pipeline;

/// <summary>Applies <c>-First</c> and <c>-Skip</c> to a lazy list, without reading more than needed.</summary>
internal static class Paging
{
    /// <summary>Gets the number of objects to read from a list; null if there is no limit.</summary>
    public static long? Take(PagingParameters paging) =>
        paging.First > int.MaxValue || paging.Skip > int.MaxValue ? null : (long)(paging.First + paging.Skip);

    /// <summary>Writes the page of a list that -First and -Skip select.</summary>
    public static async Task WritePageAsync<T>(this AsyncCommand command, IAsyncEnumerable<T> list)
    {
        // The API does not return a total.
        if (command.PagingParameters.IncludeTotalCount)
            command.WriteObject(command.PagingParameters.NewTotalCount(0, 0));
        await foreach (var item in list.Page(command.PagingParameters))
            command.WriteObject(item);
    }

    /// <summary>Gets the items of a list that meet a condition.</summary>
    public static async IAsyncEnumerable<T> Where<T>(this IAsyncEnumerable<T> list, Func<T, bool> condition)
    {
        await foreach (var item in list)
        {
            if (condition(item))
                yield return item;
        }
    }

    public static async IAsyncEnumerable<T> Page<T>(this IAsyncEnumerable<T> list, PagingParameters paging)
    {
        ulong skip = paging.Skip;
        ulong remaining = paging.First;
        if (remaining == 0)
            yield break;
        await foreach (var item in list)
        {
            if (skip > 0)
            {
                skip--;
                continue;
            }
            yield return item;
            if (--remaining == 0)
                yield break;
        }
    }
}
