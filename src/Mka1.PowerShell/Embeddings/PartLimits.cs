using Mka1.Embeddings;

namespace Mka1.PowerShell.Embeddings;

/// <summary>The limits of the texts of one call.</summary>
/// <param name="Texts">The maximum number of texts.</param>
/// <param name="Characters">The maximum number of characters of a text.</param>
internal sealed record PartLimits(long Texts, long Characters)
{
    /// <summary>Finds the limits of a model. A model that is not listed, such as auto, may be any of the list.</summary>
    public static PartLimits Find(string model, IReadOnlyList<EmbeddingModel> models)
    {
        var named = models.Where(one => one.Id == model).ToArray();
        var limits = (named.Length > 0 ? named : models).Select(static one => one.Limits).ToArray();
        return new PartLimits(
            Math.Max(1, limits.Min(static one => one?.MaxBatchSize) ?? EmbeddingLimits.FallbackBatchSize),
            Math.Min(limits.Min(static one => one?.MaxInputLength) ?? long.MaxValue, EmbeddingLimits.MaximumTextLength));
    }
}
