using System.Text.Json;
using System.Text.Json.Nodes;
using Mka1.Emulator.Gateway;

namespace Mka1.Emulator.VectorStores;

/// <summary>Searches the indexed files of a vector store by words instead of meaning.</summary>
internal static class StoreSearch
{
    private const int DefaultResults = 10;
    private const int MaxResults = 50;

    public static JsonObject Run(RequestBody body, IEnumerable<StoredVectorStoreFile> files)
    {
        body.AllowOnly("query", "filters", "max_num_results", "ranking_options", "rewrite_query");
        string[] queries = ReadQueries(body);
        var filter = body.Object("filters");
        var most = (int)(body.Number("max_num_results", 1, MaxResults, whole: true) ?? DefaultResults);
        var ranking = body.Part("ranking_options", "ranker", "score_threshold");
        RequestBody.OneOf("ranking_options.ranker", ranking?.Text("ranker"), "none", "auto", "default-2024-11-15");
        var least = ranking?.Number("score_threshold", 0, 1) ?? 0;
        _ = body.Boolean("rewrite_query", false);
        // A filter is checked even where there is no file.
        if (filter is not null)
            _ = FileAttributes.Match([], filter);
        var results = files
            .Where(file => file.Status == "completed" && (filter is null || FileAttributes.Match(file.Attributes, filter)))
            .Select(file => (File: file, Found: queries.Select(file.Index.Search).MaxBy(static found => found.Score)))
            .Where(result => result.Found.Score > 0 && result.Found.Score >= least)
            .OrderByDescending(static result => result.Found.Score)
            .Take(most);
        return new JsonObject
        {
            ["object"] = "vector_store.search_results.page",
            ["search_query"] = body.Copy("query"),
            ["data"] = new JsonArray([.. results.Select(static result => Render(result.File, result.Found.Score, result.Found.Chunks))]),
            ["has_more"] = false,
            ["next_page"] = null,
        };
    }

    private static string[] ReadQueries(RequestBody body)
    {
        string[] queries = body["query"] switch
        {
            JsonArray many when many.All(static one => one?.GetValueKind() == JsonValueKind.String) => [.. many.Select(static one => one!.GetValue<string>())],
            null => throw RequestBody.Missing("query"),
            JsonValue one when one.GetValueKind() == JsonValueKind.String => [one.GetValue<string>()],
            _ => throw RequestBody.WrongType("query", "a string or an array of strings"),
        };
        return queries.Length > 0 && queries.All(static query => query.Trim().Length > 0) ? queries : throw ApiException.Invalid("Invalid 'query': must not be empty.", "query");
    }

    private static JsonObject Render(StoredVectorStoreFile file, double score, string[] chunks) => new()
    {
        ["file_id"] = file.Id,
        ["filename"] = file.Index.Name,
        ["score"] = score,
        ["attributes"] = file.Attributes.DeepClone(),
        ["content"] = new JsonArray([.. chunks.Select(static chunk => new JsonObject { ["type"] = "text", ["text"] = chunk })]),
    };
}
