using System.Text.Json;
using Mka1.Batches.Answers;
using Mka1.Errors;
using Mka1.Json;

namespace Mka1.Embeddings;

/// <summary>The embedding of a text. Source: api-reference/embeddings.</summary>
public sealed class TextEmbedding : Mka1Object
{
    private int? _index;
    private IReadOnlyList<float>? _vector;

    internal TextEmbedding(JsonElement json)
        : base(json)
    {
    }

    /// <summary>Always <c>embedding</c>.</summary>
    public string? Object => GetText("object");

    /// <summary>The position of the text in the whole input, 0 for the first; that of the JSON is the position in its call.</summary>
    public long? Index => _index ?? GetInteger("index");

    /// <summary>The text.</summary>
    [WireMember(null)]
    public string? Text { get; private init; }

    /// <summary>The model, as the server returned it.</summary>
    [WireMember(null)]
    public string? Model { get; private init; }

    /// <summary>The number of dimensions of the vector.</summary>
    [WireMember(null)]
    public int Dimensions => Vector?.Count ?? 0;

    /// <summary>The vector, sent as numbers or as base64.</summary>
    [WireMember("embedding")]
    public IReadOnlyList<float>? Vector => _vector ??= TryGet("embedding", out var vector) ? Embedding.ReadVector(vector) : null;

    /// <summary>Creates the embedding of a text from an element of an answer.</summary>
    internal static TextEmbedding Create(JsonElement json, IReadOnlyList<float> vector, int index, string text, string? model) =>
        new(json) { _vector = vector, _index = index, Text = text, Model = model };

    /// <summary>Computes how similar two texts are: the cosine of the angle between their vectors.</summary>
    /// <param name="other">An embedding by the same model with the same number of dimensions.</param>
    /// <returns>A number up to 1, which is the same direction.</returns>
    /// <exception cref="Mka1InputException">The vectors have different numbers of dimensions, or none.</exception>
    public double GetSimilarity(TextEmbedding other)
    {
        var (a, b) = (Vector, (other ?? throw new ArgumentNullException(nameof(other))).Vector);
        if (a is null || b is null || a.Count != b.Count || a.Count == 0)
            throw new Mka1InputException($"Embeddings of {Dimensions} and {other.Dimensions} dimensions cannot be compared. Use the same model and the same number of dimensions.");
        double product = 0, own = 0, others = 0;
        for (int i = 0; i < a.Count; i++)
        {
            product += (double)a[i] * b[i];
            own += (double)a[i] * a[i];
            others += (double)b[i] * b[i];
        }
        return own == 0 || others == 0 ? 0 : product / Math.Sqrt(own * others);
    }
}
