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
        while (true)
        {
            var page = await transport.SendAsync(
                pageRequest().Query(cursorName, cursor),
                scope,
                async answer => ReadPage(await answer.ReadJsonAsync().ConfigureAwait(false), resource, cursorName, visited, answer),
                cancellationToken).ConfigureAwait(false);
            yield return page.Items;
            if (page.Next is null)
                yield break;
            cursor = page.Next;
        }
    }

    private static (IReadOnlyList<T> Items, string? Next) ReadPage<T>(
        JsonElement json, Resource<T> resource, string cursorName, HashSet<string?> visited, ApiAnswer answer)
    {
        if (json.ValueKind != JsonValueKind.Object
            || !json.TryGetMember("data", out var data) || data.ValueKind != JsonValueKind.Array)
        {
            throw answer.Protocol("is not a list: it has no 'data'", json.GetRawText());
        }
        var items = data.EnumerateArray().Select(item => resource.Read(item, answer)).ToArray();
        bool more = json.TryGetMember("has_more", out var hasMore) && hasMore.ValueKind == JsonValueKind.True;
        if (!more)
            return (items, null);
        string? next = Id(json, cursorName == "before" ? "first_id" : "last_id")
            ?? (items.Length == 0 ? null : Id(data[cursorName == "before" ? 0 : items.Length - 1], "id"));
        // To stop here would pass a part of the list off as the whole; to go on would never end.
        if (next is null || items.Length == 0 || !visited.Add(next))
            throw answer.Protocol("says that the list goes on but not from where (it is empty, or 'last_id' is missing or was there before)", json.GetRawText());
        return (items, next);
    }

    private static string? Id(JsonElement json, string member) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetMember(member, out var id) && id.ValueKind == JsonValueKind.String
            ? JsonText.Of(id)
            : null;
}
