using System.Text.Json;

namespace Mka1.Responses.Items;

/// <summary>A search in vector stores.</summary>
public sealed class FileSearchCallItem : ResponseItem
{
    internal FileSearchCallItem(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The queries.</summary>
    public IReadOnlyList<string> Queries => GetTextList("queries");

    /// <summary>The results; only if <c>file_search_call.results</c> was included.</summary>
    public IReadOnlyList<FileSearchResult> Results => GetList("results", static json => new FileSearchResult(json));

    /// <summary>A one-line description of the item.</summary>
    /// <returns>The queries.</returns>
    public override string ToString() => string.Join(", ", Queries);
}
