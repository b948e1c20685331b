using System.Text.Json;
using Mka1.Json;

namespace Mka1.Batches.Answers;

/// <summary>The result of /v1/embeddings.</summary>
public sealed class EmbeddingList : Mka1Object
{
    internal EmbeddingList(JsonElement json)
        : base(json)
    {
    }

    /// <summary>Always <c>list</c>.</summary>
    public string? Object => GetText("object");

    /// <summary>An embedding for each input.</summary>
    public IReadOnlyList<Embedding> Data => GetList("data", static item => new Embedding(item));

    /// <summary>The model.</summary>
    public string? Model => GetText("model");

    /// <summary>The tokens used.</summary>
    public TokenUsage? Usage => GetView("usage", static usage => new TokenUsage(usage));
}
