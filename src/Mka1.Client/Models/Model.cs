using System.Text.Json;
using Mka1.Http;
using Mka1.Json;

namespace Mka1.Models;

/// <summary>A model that the platform offers. Source: api-reference/models.</summary>
public sealed class Model : Mka1Object
{
    internal static readonly Resource<Model> Resource = new("model", static json => new Model(json), "id");

    internal Model(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The id, <c>provider:model</c>.</summary>
    public string Id => GetRequiredText("id");

    /// <summary>Always <c>model</c>.</summary>
    public string? Object => GetText("object");

    /// <summary>When it was created.</summary>
    public DateTimeOffset? Created => GetTime("created");

    /// <summary>Who owns it.</summary>
    public string? OwnedBy => GetText("owned_by");

    /// <summary>Its type: <c>llm</c>, <c>embeddings</c>, <c>images</c>, <c>speech_to_text</c>, <c>text_to_speech</c>, or a newer one.</summary>
    public string? ModelType => GetText("model_type");

    /// <summary>The id.</summary>
    /// <returns>The id, so that a model can be passed where its id is expected.</returns>
    public override string ToString() => Id;
}
