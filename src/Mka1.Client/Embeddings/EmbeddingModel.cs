using System.Text.Json;
using Mka1.Http;
using Mka1.Json;

namespace Mka1.Embeddings;

/// <summary>A model that embeds texts, with its limits. Source: api-reference/embeddings.</summary>
public sealed class EmbeddingModel : Mka1Object
{
    internal static readonly Resource<EmbeddingModel> Resource = new("embedding model", static json => new EmbeddingModel(json), "id");

    internal EmbeddingModel(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The id, <c>provider:model</c>.</summary>
    public string Id => GetRequiredText("id");

    /// <summary>The provider.</summary>
    public string? Provider => GetText("provider");

    /// <summary>The name of the model at its provider.</summary>
    public string? Model => GetText("model");

    /// <summary>The limits of a call.</summary>
    public EmbeddingLimits? Limits => GetView("limits", static limits => new EmbeddingLimits(limits));

    /// <summary>Returns the id, so that the object can be passed where a model is expected.</summary>
    public override string ToString() => Id;
}
