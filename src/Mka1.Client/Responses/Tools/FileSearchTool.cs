using System.Collections.ObjectModel;
using System.Text.Json;

namespace Mka1.Responses.Tools;

/// <summary>Search in vector stores.</summary>
public sealed class FileSearchTool : ResponseTool
{
    internal FileSearchTool(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The vector stores to search.</summary>
    public IReadOnlyList<string> VectorStoreIds => GetTextList("vector_store_ids");

    /// <summary>The most results to give.</summary>
    public long? MaxNumResults => GetInteger("max_num_results");

    /// <summary>How results are ranked.</summary>
    public ReadOnlyDictionary<string, object?>? RankingOptions => GetMap("ranking_options");

    /// <summary>Which files to search, by their attributes.</summary>
    public object? Filters => GetPlain("filters");
}
