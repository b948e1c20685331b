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

    /// <summary>The maximum number of results.</summary>
    public long? MaxNumResults => GetInteger("max_num_results");

    /// <summary>The ranking options.</summary>
    public ReadOnlyDictionary<string, object?>? RankingOptions => GetMap("ranking_options");

    /// <summary>The filter for files by their attributes.</summary>
    public object? Filters => GetPlain("filters");
}
