using System.Text.Json;

namespace Mka1.Responses.Items;

/// <summary>A search in vector stores.</summary>
public sealed class FileSearchCallItem : ResponseItem
{
    internal FileSearchCallItem(JsonElement json)
        : base(json)
    {
    }

    /// <summary>What was searched for.</summary>
    public IReadOnlyList<string> Queries => GetTextList("queries");

    /// <summary>What was found; only if <c>file_search_call.results</c> was included.</summary>
    public IReadOnlyList<FileSearchResult> Results => GetList("results", static json => new FileSearchResult(json));

    /// <summary>What the item says or does, in a line.</summary>
    /// <returns>The queries.</returns>
    public override string ToString() => string.Join(", ", Queries);
}
