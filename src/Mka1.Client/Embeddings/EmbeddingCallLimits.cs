namespace Mka1.Embeddings;

/// <summary>The limits of the texts of one call.</summary>
/// <param name="Texts">The maximum number of texts.</param>
/// <param name="Characters">The maximum number of characters of a text.</param>
public sealed record EmbeddingCallLimits(long Texts, long Characters)
{
    /// <summary>
    /// Finds the limits of a model. A model that is not listed, such as <c>auto</c>, may be any of the list, so a call has only as many
    /// texts as all of them take. The server may choose a model by the length of a text, so that is limited only for a listed model.
    /// </summary>
    /// <param name="model">The id of the model, or <c>auto</c>.</param>
    /// <param name="models">The models that the server lists.</param>
    /// <returns>The limits; those of the API where the server names none.</returns>
    public static EmbeddingCallLimits Find(string model, IReadOnlyList<EmbeddingModel> models)
    {
        var named = (models ?? throw new ArgumentNullException(nameof(models))).Where(one => one.Id == model).ToArray();
        return new EmbeddingCallLimits(
            Math.Max(1, (named.Length > 0 ? named : models).Min(static one => one.Limits?.MaxBatchSize) ?? EmbeddingLimits.FallbackBatchSize),
            Math.Min(named.Min(static one => one.Limits?.MaxInputLength) ?? long.MaxValue, EmbeddingLimits.MaximumTextLength));
    }
}
