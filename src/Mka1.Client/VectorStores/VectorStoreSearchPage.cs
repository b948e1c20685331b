using System.Text.Json;
using Mka1.Http;
using Mka1.Json;

namespace Mka1.VectorStores;

/// <summary>The results of a search in a vector store, the best first.</summary>
public sealed class VectorStoreSearchPage : Mka1Object
{
    internal VectorStoreSearchPage(JsonElement json)
        : base(json)
    {
    }

    /// <summary>Always <c>vector_store.search_results.page</c>.</summary>
    public string? Object => GetText("object");

    /// <summary>What was searched for, which the server may have rewritten: text or a list of texts.</summary>
    public object? SearchQuery => GetPlain("search_query");

    /// <summary>The results.</summary>
    public IReadOnlyList<VectorStoreSearchResult> Data => GetList("data", json => new VectorStoreSearchResult(json) { VectorStoreId = RequestedStore });

    /// <summary>Whether there are further results. The API does not document how to read them.</summary>
    public bool? HasMore => GetFlag("has_more");

    /// <summary>The cursor of the next page, whose use is not documented.</summary>
    public string? NextPage => GetText("next_page");

    internal string? RequestedStore { get; init; }

    /// <summary>Gets the resource whose objects belong to a store.</summary>
    internal static Resource<VectorStoreSearchPage> For(string store) => new("page of search results", json => new VectorStoreSearchPage(json) { RequestedStore = store }, "object");
}
