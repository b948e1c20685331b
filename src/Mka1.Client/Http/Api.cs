using System.Runtime.CompilerServices;
using System.Text.Json;
using Mka1.Json;
using Mka1.Lists;
using Mka1.Requests;

namespace Mka1.Http;

/// <summary>The calls that the clients of all resources share, for one identity.</summary>
internal sealed class Api(Transport transport, CallScope scope)
{
    public const string LlmPath = "/api/v1/llm";

    public const string SandboxPath = "/api/v1/sandbox";

    public Transport Transport => transport;

    /// <summary>The origin of what is read.</summary>
    public Origin Origin { get; } = new(transport.Name, transport.Server, scope.OnBehalfOf ?? transport.EndUser);

    public int MaximumRetryCount => scope.MaximumRetryCount;

    public Task<T> ReadAsync<T>(ApiRequest request, Resource<T> resource, CancellationToken cancellationToken) =>
        transport.SendAsync(
            request, scope, async answer => Read(resource, await answer.ReadJsonAsync().ConfigureAwait(false), answer), cancellationToken);

    /// <summary>
    /// Sends a request that changes something. If the server answers without a body, such as with 204, the result comes from the
    /// fallback.
    /// </summary>
    public async Task<T> ExecuteAsync<T>(ApiRequest request, Resource<T> resource, Func<Task<T>> fallback, CancellationToken cancellationToken)
        where T : class
    {
        var result = await transport.SendAsync(
            request,
            scope,
            async answer => await answer.ReadJsonOrNothingAsync().ConfigureAwait(false) is JsonElement json ? Read(resource, json, answer) : null,
            cancellationToken).ConfigureAwait(false);
        return result ?? SetOrigin(await fallback().ConfigureAwait(false));
    }

    /// <summary>Sends a request and reads its answer in the given way.</summary>
    public Task<T> SendAsync<T>(ApiRequest request, Func<ApiAnswer, Task<T>> read, CancellationToken cancellationToken) =>
        transport.SendAsync(request, scope, read, cancellationToken);

    public Task<ApiAnswer> OpenAsync(ApiRequest request, CancellationToken cancellationToken) =>
        transport.OpenAsync(request, scope, cancellationToken);

    /// <summary>Lists all objects, requesting pages as they are needed.</summary>
    /// <param name="pageRequest">Creates the request of a page, without its cursor.</param>
    /// <param name="resource">The type of the objects.</param>
    /// <param name="cursorName">The query parameter of the cursor.</param>
    /// <param name="cursor">The id to start after; null for the first page.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
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

    /// <summary>Lists objects whose pages name the query parameter of the next page, which is requested as it is needed.</summary>
    /// <param name="pageRequest">Creates the request of a page, without its cursor.</param>
    /// <param name="member">The member of a page that has the objects.</param>
    /// <param name="read">Reads the objects of an element of a page.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public async IAsyncEnumerable<T> ListByTokenAsync<T>(
        Func<ApiRequest> pageRequest, string member, Func<JsonElement, ApiAnswer, IEnumerable<T>> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var visited = new HashSet<string>(StringComparer.Ordinal);
        KeyValuePair<string, string>? next = null;
        do
        {
            var request = next is { } cursor ? pageRequest().Query(cursor.Key, cursor.Value) : pageRequest();
            var page = await transport.SendAsync(
                request,
                scope,
                async answer =>
                {
                    var json = ReplyPage.Read(await answer.ReadJsonAsync().ConfigureAwait(false), visited, answer, member);
                    return (Items: json.Items.SelectMany(item => read(item, answer)).Select(SetOrigin).ToList(), json.Next);
                },
                cancellationToken).ConfigureAwait(false);
            foreach (var item in page.Items)
                yield return item;
            next = page.Next;
        }
        while (next is not null);
    }

    /// <summary>
    /// Lists objects that the reader may delete: the next page is requested before the last object of a page is returned, because
    /// that object is the cursor of the next page and must still exist.
    /// </summary>
    public async IAsyncEnumerable<T> ListPrefetchedAsync<T>(
        Func<ApiRequest> pageRequest, Resource<T> resource, ListOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long returned = 0;
        await using var pages = PagesAsync(pageRequest, resource, options.CursorName, options.Cursor, cancellationToken)
            .GetAsyncEnumerator(cancellationToken);
        var next = pages.MoveNextAsync().AsTask();
        while (await next.ConfigureAwait(false))
        {
            var items = pages.Current;
            Task<bool>? ahead = null;
            for (int i = 0; i < items.Count; i++)
            {
                if (++returned != options.Take && i == items.Count - 1)
                {
                    ahead = pages.MoveNextAsync().AsTask();
                    // An error of the next page is thrown after the objects of this page.
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
                async answer => ReadPage(await answer.ReadPageAsync(resource.ListsAsArray, resource.ListMember).ConfigureAwait(false), resource, cursorName, visited, before, answer),
                cancellationToken).ConfigureAwait(false);
            yield return page.Items;
            if (page.Next is null)
                yield break;
            cursor = page.Next;
            before = page.Ids;
        }
    }

    /// <summary>Validates an object in an answer and creates its view.</summary>
    public T Read<T>(Resource<T> resource, JsonElement json, ApiAnswer answer) => SetOrigin(resource.Read(json, answer));

    private T SetOrigin<T>(T item)
    {
        if (item is Mka1Object read)
            read.Origin = Origin;
        return item;
    }

    private (IReadOnlyList<T> Items, IReadOnlyList<string?> Ids, string? Next) ReadPage<T>(
        ListPage page, Resource<T> resource, string cursorName, HashSet<string?> visited, IReadOnlyList<string?> before, ApiAnswer answer)
    {
        var items = page.Items.Select(json => Read(resource, json, answer)).ToList();
        string?[] ids = [.. page.Items.Select(item => GetId(item, resource))];
        // Pages overlap where objects were added meanwhile. Give those at the seam once.
        bool backwards = cursorName == "before";
        int overlap = backwards ? Overlap(ids, before) : Overlap(before, ids);
        items.RemoveRange(backwards ? items.Count - overlap : 0, overlap);
        if (!HasMorePages(page, answer))
            return (items, ids, null);
        string? edgeId = page.Items.Count == 0 ? null : GetId(page.Items[backwards ? 0 : page.Items.Count - 1], resource);
        string? next = GetText(backwards ? page.FirstId : page.LastId) ?? edgeId;
        // Ending here would return an incomplete list, and continuing would loop.
        if (next is null || page.Items.Count == 0 || !visited.Add(next) || (edgeId is not null && edgeId != next && !visited.Add(edgeId)))
            throw answer.CreateProtocolException("reports further pages but no valid cursor (the page is empty, or 'last_id' is missing or repeated)", page.Beginning);
        if (next.Length > ObjectKind.MaximumIdLength)
            throw answer.CreateProtocolException($"has a cursor of {next.Length} characters", page.Beginning);
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

    // Servers also send flags as text or numbers. With null, the list ends at an empty page.
    private static bool HasMorePages(ListPage page, ApiAnswer answer)
    {
        string? flag = page.HasMore.ValueKind switch
        {
            JsonValueKind.Undefined => "false",
            JsonValueKind.Null => page.Items.Count > 0 ? "true" : "false",
            _ => JsonText.GetStringOrJson(page.HasMore).Trim().ToLowerInvariant(),
        };
        return flag switch
        {
            "true" or "1" => true,
            "false" or "0" => false,
            _ => throw answer.CreateProtocolException("has an invalid 'has_more': it is neither true nor false", page.Beginning),
        };
    }

    private static string? GetId<T>(JsonElement item, Resource<T> resource) => item.TryGetMember(resource.IdMember, out var id) ? GetText(id) : null;

    private static string? GetText(JsonElement value) => value.ValueKind == JsonValueKind.String ? JsonText.GetString(value) : null;
}
