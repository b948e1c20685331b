using System.Management.Automation;

namespace Mka1.PowerShell.Pipeline;

/// <summary><c>-First</c> and <c>-Skip</c> over a lazy list: no more is asked for than is written.</summary>
internal static class Paging
{
    /// <summary>How many objects will be taken of a list; null if no end was given.</summary>
    public static long? Take(PagingParameters paging) =>
        paging.First > int.MaxValue || paging.Skip > int.MaxValue ? null : (long)(paging.First + paging.Skip);

    /// <summary>Writes the page of a list that was asked for.</summary>
    public static async Task WritePageAsync<T>(this AsyncCommand command, IAsyncEnumerable<T> list)
    {
        // The API does not return a total.
        if (command.PagingParameters.IncludeTotalCount)
            command.WriteObject(command.PagingParameters.NewTotalCount(0, 0));
        await foreach (var item in list.Page(command.PagingParameters))
            command.WriteObject(item);
    }

    /// <summary>The items of a list that fit.</summary>
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
        ulong left = paging.First;
        if (left == 0)
            yield break;
        await foreach (var item in list)
        {
            if (skip > 0)
            {
                skip--;
                continue;
            }
            yield return item;
            if (--left == 0)
                yield break;
        }
    }
}
