using System.Text.Json;
using Mka1.Errors;
using Mka1.Http;
using Mka1.Json;
using Mka1.Responses;

namespace Mka1.Images;

/// <summary>Creates images. Every method throws a <see cref="Mka1Exception"/> if it fails. Source: api-reference/images.</summary>
public sealed class ImageClient
{
    private readonly Api _api;
    private readonly ResponseClient _responses;

    internal ImageClient(Api api, ResponseClient responses)
    {
        _api = api;
        _responses = responses;
    }

    /// <summary>Creates images. The call is not sent again if it may have been carried out.</summary>
    /// <param name="prompt">What they show, 1 to 1,000 characters.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The images.</returns>
    public Task<IReadOnlyList<GeneratedImage>> CreateAsync(string prompt, ImageOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new ImageOptions();
        return _api.SendAsync(
            ApiRequest.Post(Api.LlmPath + "/images/generations", idempotent: false, options.ToBody(prompt ?? throw new ArgumentNullException(nameof(prompt)))),
            async answer => Read(await answer.ReadJsonAsync().ConfigureAwait(false), answer, prompt, options),
            cancellationToken);
    }

    /// <summary>Saves an image in a file, and sets its path. A link is downloaded, without the key unless it leads to the server itself.</summary>
    /// <param name="image">The image.</param>
    /// <param name="path">The file.</param>
    /// <param name="overwrite">Whether an existing file is replaced.</param>
    /// <param name="cancellationToken">Cancels the download.</param>
    /// <returns>The task of the operation.</returns>
    public async Task SaveAsync(GeneratedImage image, string path, bool overwrite = false, CancellationToken cancellationToken = default)
    {
        await _responses.SaveContentAsync(ResponseContent.FromImage(image), path, overwrite, cancellationToken).ConfigureAwait(false);
        image.Path = path;
    }

    private IReadOnlyList<GeneratedImage> Read(JsonElement json, ApiAnswer answer, string prompt, ImageOptions options)
    {
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetMember("data", out var data) || data.ValueKind != JsonValueKind.Array || data.GetArrayLength() == 0)
            throw answer.CreateProtocolException("has no images: it has no array 'data', or it is empty", json.GetRawText());
        var created = json.TryGetMember("created", out var time) ? JsonValue.ToTime(time) : null;
        return [.. data.EnumerateArray().Select(item =>
        {
            var image = new GeneratedImage(item) { Prompt = prompt, Model = options.Model, CreatedAt = created, OutputFormat = options.OutputFormat, Origin = _api.Origin };
            return !string.IsNullOrEmpty(image.Url) || !string.IsNullOrEmpty(image.B64Json) ? image
                : throw answer.CreateProtocolException("has an image with neither 'url' nor 'b64_json'", json.GetRawText());
        })];
    }
}
