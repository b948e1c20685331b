using Mka1.Errors;
using Mka1.Json;

namespace Mka1.VectorStores;

/// <summary>What to search for in a vector store. Source: api-reference/vector-stores/search-a-vector-store.</summary>
public sealed record VectorStoreSearchOptions : IOptions
{
    /// <summary>The maximum number of results that a search can have.</summary>
    public const int MaximumResults = 50;

    /// <summary>The texts to search for; one or more.</summary>
    public IReadOnlyList<string> Queries { get; init; } = [];

    /// <summary>A comparison or a compound filter of the API, on the attributes of the files; null for none.</summary>
    public IReadOnlyDictionary<string, object?>? Filter { get; init; }

    /// <summary>The maximum number of results, 1 to 50; null for the server's default of 10.</summary>
    public int? MaxResults { get; init; }

    /// <summary>The ranker, such as <c>auto</c>; null if the server decides.</summary>
    public string? Ranker { get; init; }

    /// <summary>The lowest score of a result, 0 to 1; null for any.</summary>
    public double? ScoreThreshold { get; init; }

    /// <summary>Whether the server rewrites the query for the search; null for its default, which is no.</summary>
    public bool? RewriteQuery { get; init; }

    /// <inheritdoc/>
    public void Check()
    {
        if (Queries.Count == 0 || Queries.Any(string.IsNullOrWhiteSpace))
            throw new Mka1InputException("The query of a search must not be empty.");
        if (MaxResults is < 1 or > MaximumResults)
            throw new Mka1InputException($"A search returns 1 to {MaximumResults} results, not {MaxResults}.");
        if (ScoreThreshold is not (null or (>= 0 and <= 1)))
            throw new Mka1InputException($"The lowest score is a number from 0 to 1, not {ScoreThreshold}.");
    }

    internal Dictionary<string, object?> ToBody()
    {
        Check();
        var ranking = JsonBody.CreateMembers(("ranker", Ranker), ("score_threshold", ScoreThreshold));
        return JsonBody.CreateMembers(
            ("query", Queries.Count == 1 ? Queries[0] : Queries),
            ("filters", Filter),
            ("max_num_results", MaxResults),
            ("ranking_options", ranking.Count == 0 ? null : ranking),
            ("rewrite_query", RewriteQuery));
    }
}
