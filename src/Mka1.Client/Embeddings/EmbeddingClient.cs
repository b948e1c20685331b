using System.Text.Json;
using Mka1.Batches.Answers;
using Mka1.Errors;
using Mka1.Http;
using Mka1.Json;

namespace Mka1.Embeddings;

/// <summary>Embeddings of texts. Every method throws a <see cref="Mka1Exception"/> if it fails. Source: api-reference/embeddings.</summary>
public sealed class EmbeddingClient
{
    private const string Path = Api.LlmPath + "/embeddings";
    private static readonly Resource<EmbeddingList> ListResource = new("list of embeddings", static json => new EmbeddingList(json));
    private readonly Api _api;

    internal EmbeddingClient(Api api) => _api = api;

    /// <summary>Embeds texts in one call. It changes nothing, so it is retried like a read.</summary>
    /// <param name="texts">The texts, each of 1 to 100,000 characters; <see cref="EmbeddingLimits"/> has the limits of a model.</param>
    /// <param name="options">Model and dimensions; null for the defaults.</param>
    /// <param name="indexes">The position of each text in the whole input; null for 0, 1 and so on.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>An embedding for each text, in the order of the texts.</returns>
    public Task<IReadOnlyList<TextEmbedding>> EmbedAsync(
        IReadOnlyList<string> texts, EmbeddingOptions? options = null, IReadOnlyList<int>? indexes = null, CancellationToken cancellationToken = default)
    {
        if (texts is null)
            throw new ArgumentNullException(nameof(texts));
        if (texts.Count == 0)
            throw new Mka1InputException("There is no text to embed.");
        foreach (string text in texts)
            TextLimits.Check("A text to embed", text, 1, EmbeddingLimits.MaximumTextLength);
        return _api.SendAsync(
            ApiRequest.Post(Path, idempotent: true, (options ?? new EmbeddingOptions()).ToBody(texts)),
            async answer => Match(await answer.ReadJsonAsync().ConfigureAwait(false), texts, indexes, answer),
            cancellationToken);
    }

    /// <summary>Lists the models that embed texts.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The models; the list has no pages.</returns>
    public IAsyncEnumerable<EmbeddingModel> ListModelsAsync(CancellationToken cancellationToken = default) =>
        _api.ListAsync(static () => ApiRequest.Get(Path + "/models"), EmbeddingModel.Resource, "after", null, cancellationToken);

    private IReadOnlyList<TextEmbedding> Match(JsonElement json, IReadOnlyList<string> texts, IReadOnlyList<int>? indexes, ApiAnswer answer)
    {
        var list = _api.Read(ListResource, json, answer);
        var embeddings = new TextEmbedding?[texts.Count];
        int position = 0;
        foreach (var item in list.Data)
        {
            long index = item.Index ?? position;
            position++;
            if (index < 0 || index >= texts.Count || embeddings[index] is not null || item.Vector is not { Count: > 0 } vector)
                throw answer.CreateProtocolException("has an embedding without a vector, or with an index that is not that of a text", item.ToJson());
            var embedding = TextEmbedding.Create(item.Json, vector, indexes?[(int)index] ?? (int)index, texts[(int)index], list.Model);
            embedding.Origin = _api.Origin;
            embeddings[index] = embedding;
        }
        if (position != texts.Count)
            throw answer.CreateProtocolException($"has {position} embeddings instead of {texts.Count}", json.GetRawText());
        return embeddings!;
    }
}
