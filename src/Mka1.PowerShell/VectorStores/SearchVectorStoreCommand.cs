using System.Collections;
using System.Management.Automation;
using Mka1.Errors;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Connection;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.PowerShell.Values;
using Mka1.VectorStores;

namespace Mka1.PowerShell.VectorStores;

/// <summary>Searches vector stores by meaning.</summary>
[Cmdlet(VerbsCommon.Search, "Mka1VectorStore")]
[ApiOperation("llm.vectorStores.search")]
[OutputType(typeof(VectorStoreSearchResult))]
public sealed class SearchVectorStoreCommand : Mka1Command
{
    private readonly StoreNames _names = new();

    /// <summary>The text to search for, or several texts.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [FreeText]
    [ValidateNotNullOrEmpty]
    public string[] Query { get; set; } = [];

    /// <summary>The vector stores: ids, names or objects. Each is searched on its own.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("VectorStoreId", "Id"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenVectorStoreCompleter))]
    public ObjectId[] VectorStore { get; set; } = [];

    /// <summary>Attributes that a file must have, all with the same values.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNull]
    public IDictionary? Attribute { get; set; }

    /// <summary>A filter of the API on attributes: a hashtable, an object or JSON text.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNull]
    public PSObject? Filter { get; set; }

    /// <summary>The maximum number of results of each store.</summary>
    [Parameter]
    [FreeText]
    [ValidateRange(1, VectorStoreSearchOptions.MaximumResults)]
    public int? MaxResults { get; set; }

    /// <summary>The lowest score of a result.</summary>
    [Parameter]
    [FreeText]
    [ValidateRange(0.0, 1.0)]
    public double? ScoreThreshold { get; set; }

    /// <summary>The ranker of the results.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RankerCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Ranker { get; set; }

    /// <summary>Lets the server rewrite the query for the search.</summary>
    [Parameter]
    public SwitchParameter RewriteQuery { get; set; }

    private protected override ParentParameter? Parent => _names.CreateParent(VectorStore);

    private protected override bool TakesIdentities => true;

    private protected override async Task ProcessRecordAsync()
    {
        foreach (var store in VectorStore)
        {
            await WorkOnParentAsync(store, async () =>
            {
                var page = await Client.VectorStores.SearchAsync(ParentId, CreateOptions(), Cancellation);
                foreach (var result in page.Data)
                    WriteObject(result);
            });
        }
    }

    private VectorStoreSearchOptions CreateOptions()
    {
        var options = new VectorStoreSearchOptions
        {
            Queries = Query,
            Filter = CreateFilter(),
            MaxResults = MaxResults,
            ScoreThreshold = ScoreThreshold,
            Ranker = Ranker,
            RewriteQuery = IsBound(nameof(RewriteQuery)) ? RewriteQuery.IsPresent : null,
        };
        options.Check();
        return options;
    }

    private Dictionary<string, object?>? CreateFilter()
    {
        if (Filter is not null)
            return Attribute is null ? PlainValue.GetMembers(Filter, "-Filter") : throw new Mka1InputException("Give either -Attribute or -Filter. A filter of type 'and' combines comparisons.");
        if (Attribute is not { Count: > 0 })
            return null;
        var equal = PlainValue.GetMembers(Attribute, "-Attribute")
            .Select(static pair => new Dictionary<string, object?> { ["type"] = "eq", ["key"] = pair.Key, ["value"] = pair.Value }).ToArray();
        return equal.Length == 1 ? equal[0] : new Dictionary<string, object?> { ["type"] = "and", ["filters"] = equal };
    }
}
