using System.Runtime.CompilerServices;
using System.Text.Json;
using Mka1.Json;
using Mka1.Lists;

namespace Mka1.Http;

/// <summary>The calls that the clients of all resources are made of, for one identity.</summary>
internal sealed class Api(Transport transport, CallScope scope)
{
    public const string LlmPath = "/api/v1/llm";

    public Transport Transport => transport;

    public int MaximumRetryCount => scope.MaximumRetryCount;

    public Task<T> ReadAsync<T>(ApiRequest request, Resource<T> resource, CancellationToken cancellationToken) =>
        transport.SendAsync(
            request, scope, async answer => resource.Read(await answer.ReadJsonAsync().ConfigureAwait(false), answer), cancellationToken);

    /// <summary>
    /// Asks for something to be done. A server that answers that it is without a word about what has come of it (204, say)
    /// is taken at that, and what has come of it is found otherwise.
    /// </summary>
    public async Task<T> DoAsync<T>(ApiRequest request, Resource<T> resource, Func<Task<T>> otherwise, CancellationToken cancellationToken)
        where T : class
    {
        var told = await transport.SendAsync(
            request,
            scope,
            async answer => await answer.ReadJsonOrNothingAsync().ConfigureAwait(false) is JsonElement json ? resource.Read(json, answer) : null,
            cancellationToken).ConfigureAwait(false);
        return told ?? await otherwise().ConfigureAwait(false);
    }

    public Task<ApiAnswer> OpenAsync(ApiRequest request, CancellationToken cancellationToken) =>
        transport.OpenAsync(request, scope, cancellationToken);

    /// <summary>All objects of a list, page after page as they are asked for.</summary>
    /// <param name="pageRequest">Makes the request of the page after an id, or of the first page.</param>
    /// <param name="resource">What the list holds.</param>
    /// <param name="cursorName">The query parameter that takes the id to go on from.</param>
    /// <param name="cursor">The id to begin after, or null.</param>
    /// <param name="cancellationToken">Stops between pages and in requests.</param>
    public async IAsyncEnumerable<T> ListAsync<T>(
        Func<ApiRequest> pageRequest,
        Resource<T> resource,
        string cursorName,
        string? cursor,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in PagesAsync(pageRequest, resource, cursorName, cursor, cancellationToken).ConfigureAwait(false))
        {
            foreach (var item in page)
                yield return item;
        }
    }

    /// <summary>
    /// The same, of what its reader may delete: the next page is asked for before the last object of a page is given, while
    /// that object, from which the list goes on, is still there.
    /// </summary>
    public async IAsyncEnumerable<T> ListAheadAsync<T>(
        Func<ApiRequest> pageRequest, Resource<T> resource, ListOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long given = 0;
        await using var pages = PagesAsync(pageRequest, resource, options.CursorName, options.Cursor, cancellationToken)
            .GetAsyncEnumerator(cancellationToken);
        var next = pages.MoveNextAsync().AsTask();
        while (await next.ConfigureAwait(false))
        {
            var items = pages.Current;
            Task<bool>? ahead = null;
            for (int i = 0; i < items.Count; i++)
            {
                if (++given != options.Take && i == items.Count - 1)
                {
                    ahead = pages.MoveNextAsync().AsTask();
                    // A page that fails is told after the objects before it.
                    await Task.WhenAny(ahead).ConfigureAwait(false);
                }
                yield return items[i];
            }
            next = ahead ?? pages.MoveNextAsync().AsTask();
        }
    }

    private async IAsyncEnumerable<IReadOnlyList<T>> PagesAsync<T>(
        Func<ApiRequest> pageRequest,
        Resource<T> resource,
        string cursorName,
        string? cursor,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var visited = new HashSet<string?>(StringComparer.Ordinal) { cursor };
        IReadOnlyList<string?> before = [];
        while (true)
        {
            var page = await transport.SendAsync(
                pageRequest().Query(cursorName, cursor),
                scope,
                async answer => ReadPage(await answer.ReadPageAsync().ConfigureAwait(false), resource, cursorName, visited, before, answer),
                cancellationToken).ConfigureAwait(false);
            yield return page.Items;
            if (page.Next is null)
                yield break;
            cursor = page.Next;
            before = page.Ids;
        }
    }

    private static (IReadOnlyList<T> Items, IReadOnlyList<string?> Ids, string? Next) ReadPage<T>(
        ListPage page, Resource<T> resource, string cursorName, HashSet<string?> visited, IReadOnlyList<string?> before, ApiAnswer answer)
    {
        var items = page.Items.Select(json => resource.Read(json, answer)).ToList();
        string?[] ids = [.. page.Items.Select(IdOf)];
        // Pages overlap where objects were added meanwhile. Give those at the seam once.
        if (cursorName == "before")
            items.RemoveRange(items.Count - Overlap(ids, before), Overlap(ids, before));
        else
            items.RemoveRange(0, Overlap(before, ids));
        if (!GoesOn(page, answer))
            return (items, ids, null);
        bool backwards = cursorName == "before";
        string? edge = page.Items.Count == 0 ? null : IdOf(page.Items[backwards ? 0 : page.Items.Count - 1]);
        string? next = Text(backwards ? page.FirstId : page.LastId) ?? edge;
        // To stop here would pass a part of the list off as the whole; to go on would never end.
        if (next is null || page.Items.Count == 0 || !visited.Add(next) || (edge is not null && edge != next && !visited.Add(edge)))
            throw answer.Protocol("says that the list goes on but not from where (it is empty, or 'last_id' is missing or was there before)", page.Beginning);
        if (next.Length > ObjectKind.LongestId)
            throw answer.Protocol($"says that the list goes on from an id of {next.Length} characters", page.Beginning);
        return (items, ids, next);
    }

    /// <summary>The number of ids at the end of one page that begin the other.</summary>
    private static int Overlap(IReadOnlyList<string?> page, IReadOnlyList<string?> next)
    {
        int count = Math.Min(page.Count, next.Count);
        while (count > 0 && !Enumerable.Range(0, count).All(i => !string.IsNullOrEmpty(next[i]) && page[page.Count - count + i] == next[i]))
            count--;
        return count;
    }

    // Servers write flags as text and numbers, too. What is null is not known: an empty page will be the end.
    private static bool GoesOn(ListPage page, ApiAnswer answer)
    {
        string? word = page.HasMore.ValueKind switch
        {
            JsonValueKind.Undefined => "false",
            JsonValueKind.Null => page.Items.Count > 0 ? "true" : "false",
            _ => JsonText.OfAny(page.HasMore).Trim().ToLowerInvariant(),
        };
        return word switch
        {
            "true" or "1" => true,
            "false" or "0" => false,
            _ => throw answer.Protocol("does not say whether the list goes on: 'has_more' is neither true nor false", page.Beginning),
        };
    }

    private static string? IdOf(JsonElement item) => item.TryGetMember("id", out var id) ? Text(id) : null;

    private static string? Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? JsonText.Of(value) : null;
}
