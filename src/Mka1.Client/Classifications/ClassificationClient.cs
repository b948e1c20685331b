using Mka1.Errors;
using Mka1.Http;

namespace Mka1.Classifications;

/// <summary>Classifies texts. Every method throws a <see cref="Mka1Exception"/> if it fails. Source: api-reference/text-classification.</summary>
public sealed class ClassificationClient
{
    private readonly Api _api;

    internal ClassificationClient(Api api) => _api = api;

    /// <summary>Chooses a label for a text. It changes nothing, so it is retried like a read.</summary>
    /// <param name="text">The text.</param>
    /// <param name="options">The labels.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The label, with the text.</returns>
    public Task<Classification> ClassifyAsync(string text, ClassificationOptions options, CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrEmpty(text))
            throw new Mka1InputException("The text to classify must not be empty.");
        return _api.SendAsync(
            ApiRequest.Post(Api.LlmPath + "/classify", idempotent: true, (options ?? throw new ArgumentNullException(nameof(options))).ToBody(text)),
            async answer =>
            {
                var json = await answer.ReadJsonAsync().ConfigureAwait(false);
                var result = _api.Read(Classification.Resource, json, answer);
                if (string.IsNullOrEmpty(result.Label) || result.Success == false)
                    throw answer.CreateProtocolException("is not a classification: it has no label, or 'success' is false", json.GetRawText());
                result.Text = text;
                return result;
            },
            cancellationToken);
    }
}
