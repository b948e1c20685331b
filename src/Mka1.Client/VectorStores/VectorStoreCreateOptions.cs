namespace Mka1.VectorStores;

/// <summary>What a vector store begins with; null leaves it to the server.</summary>
public sealed record VectorStoreCreateOptions : VectorStoreOptions
{
    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    internal override Dictionary<string, object?> ToBody()
    {
        var body = base.ToBody();
        if (Description is not null)
            body["description"] = Description;
        return body;
    }
}
