using System.Globalization;
using System.Text.Json;
using Mka1.Http;
using Mka1.Json;

namespace Mka1.Requests;

/// <summary>A page of a list in any of the styles of the API: a cursor by id, the number of the next page, or a token.</summary>
/// <param name="Items">The objects.</param>
/// <param name="Next">The query parameter of the next page; null at the end.</param>
internal sealed record ReplyPage(IReadOnlyList<JsonElement> Items, KeyValuePair<string, string>? Next)
{
    public const string Cursor = "after";
    public const string PageNumber = "page";
    public const string Token = "continuationToken";

    /// <param name="json">The reply.</param>
    /// <param name="visited">The pages that have been read.</param>
    /// <param name="answer">Creates the errors.</param>
    /// <param name="member">The member with the objects; null to find it.</param>
    /// <exception cref="Errors.Mka1ProtocolException">The reply is not a list, or a next page cannot be found or has been read.</exception>
    public static ReplyPage Read(JsonElement json, HashSet<string> visited, ApiAnswer answer, string? member = null)
    {
        if (json.ValueKind == JsonValueKind.Array)
            return new([.. json.EnumerateArray()], null);
        if ((member is null ? FindList(json) : GetArray(json, member)) is not JsonElement list)
            throw answer.CreateProtocolException($"is not a list: it has no array '{member ?? "data"}'{(member is null ? ", or no single array beside a member of paging such as 'has_more'" : string.Empty)}", json.GetRawText());
        var next = FindNext(json, list, answer);
        // A page behind a token may be empty, because the server filters.
        if (next is { } pair && ((list.GetArrayLength() == 0 && pair.Key != Token) || !visited.Add($"{pair.Key}={pair.Value}")))
            throw answer.CreateProtocolException($"is an empty page before a next page, or leads to a page that has been read ({pair.Key}={pair.Value})", json.GetRawText());
        return new([.. list.EnumerateArray()], next);
    }

    private static JsonElement? GetArray(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetMember(name, out var array) && array.ValueKind == JsonValueKind.Array ? array : null;

    private static JsonElement? FindList(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return null;
        if (GetArray(json, "data") is JsonElement data)
            return data;
        // An object may have a list of its own, which is no page.
        if (!json.TryGetMember("has_more", out _) && !json.TryGetMember("next_page", out _) && !json.TryGetMember(Token, out _) && !json.TryGetMember("last_id", out _))
            return null;
        JsonElement[] arrays = [.. json.EnumerateObject().Select(static member => member.Value).Where(static value => value.ValueKind == JsonValueKind.Array)];
        return arrays.Length == 1 ? arrays[0] : null;
    }

    private static KeyValuePair<string, string>? FindNext(JsonElement json, JsonElement list, ApiAnswer answer)
    {
        bool? more = json.TryGetMember("has_more", out var flag) ? JsonValue.ToFlag(flag) : null;
        if (more == false)
            return null;
        if (GetText(json, "next_page") is string page)
            return new(PageNumber, page);
        if (GetText(json, Token) is string token)
            return new(Token, token);
        if (more is null)
            return null;
        string? id = GetText(json, "last_id") ?? (list.GetArrayLength() > 0 ? GetText(list[list.GetArrayLength() - 1], "id") : null);
        return id is null
            ? throw answer.CreateProtocolException("reports further pages but has no 'last_id', 'next_page' or 'continuationToken'", json.GetRawText())
            : new(Cursor, id);
    }

    private static string? GetText(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetMember(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number
        && Convert.ToString(JsonValue.ToPlain(value), CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null;
}
