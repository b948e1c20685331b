using System.Globalization;
using Mka1.Errors;
using Mka1.Files;
using Mka1.Http;
using Mka1.Requests;

namespace Mka1.Speech;

/// <summary>Speech from text, and text from speech. Every method throws a <see cref="Mka1Exception"/> if it fails. Source: api-reference/speech.</summary>
public sealed class SpeechClient
{
    /// <summary>The maximum size of an audio file in bytes.</summary>
    public const long MaximumAudioSize = 25 * 1024 * 1024;

    private const string Collection = Api.LlmPath + "/speech";
    private const string AnyType = "*/*";
    private readonly Api _api;

    internal SpeechClient(Api api) => _api = api;

    /// <summary>Speaks a text and saves the audio, whole or not at all. A call changes nothing, so it is retried like a read; audio that breaks off while it is streamed is an error.</summary>
    /// <param name="text">The text.</param>
    /// <param name="path">The target.</param>
    /// <param name="options">Format, language, model; null for WAV in the language of the text.</param>
    /// <param name="overwrite">Whether to replace an existing file.</param>
    /// <param name="progress">Receives the progress of streamed audio; null for none.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The file.</returns>
    /// <exception cref="Mka1InputException">The text, an option or the target is invalid; nothing was sent.</exception>
    /// <exception cref="Mka1WriteException">The file cannot be written.</exception>
    public async Task<SpeechFile> SpeakAsync(
        string text, string path, SpeechOptions? options = null, bool overwrite = false, IProgress<TransferProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        options ??= new SpeechOptions();
        var body = options.ToBody(text);
        string? language = null;
        long length = 0;
        await TargetFile.WriteAsync(path, overwrite, async file =>
        {
            language = options.IsStreamed
                ? await SaveStreamAsync(file, body, progress, cancellationToken).ConfigureAwait(false)
                : await SaveAsync(file, body, cancellationToken).ConfigureAwait(false);
            length = file.Length;
        }).ConfigureAwait(false);
        return new SpeechFile(path, length, language ?? (options.Language == SpeechLanguage.Auto ? null : options.Language), options.Format, text.Length);
    }

    /// <summary>Checks that a file can be transcribed, before anything is sent.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="options">The options; null for none.</param>
    /// <exception cref="Mka1InputException">It cannot be read, is too large, has another format, or does not suit the options.</exception>
    public static void CheckAudio(string path, TranscriptionOptions? options = null)
    {
        FileClient.CheckUpload(path);
        if (AudioFormats.GetContentType(path) is null)
            throw new Mka1InputException($"'{path}' has no extension of a format that can be transcribed: {string.Join(", ", AudioFormats.KnownValues)}.");
        if (new FileInfo(path).Length is var size and > MaximumAudioSize)
            throw new Mka1InputException($"'{path}' has {size / 1024.0 / 1024:0.0} MB. Audio to transcribe can have at most {MaximumAudioSize / 1024 / 1024} MB; split it or compress it.");
        options?.Check(path);
    }

    /// <summary>Transcribes an audio file, streaming it. It changes nothing, so it is retried like a read.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="options">Model, language, speakers; null for none.</param>
    /// <param name="progress">Receives the progress of the upload; null for none.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The text.</returns>
    /// <exception cref="Mka1InputException">See <see cref="CheckAudio"/>; nothing was sent.</exception>
    public Task<Transcription> TranscribeAsync(string path, TranscriptionOptions? options = null, IProgress<TransferProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        options ??= new TranscriptionOptions();
        CheckAudio(path, options);
        var form = ServerContent.FromForm([new("file", new FormFile(path, AudioFormats.GetContentType(path)!))], progress);
        var request = ApiRequest.Upload(Collection + "/transcriptions", form.Create, idempotent: true)
            .Query("model", options.Model)
            .Query("language", options.Language)
            .Query("include_speaker_data", options.IncludeSpeakers ? true : (bool?)null)
            .Query("prompt", options.Prompt)
            .Query("temperature", options.Temperature?.ToString(CultureInfo.InvariantCulture));
        return _api.SendAsync(
            request,
            async answer =>
            {
                var json = await answer.ReadJsonAsync().ConfigureAwait(false);
                var result = _api.Read(Transcription.Resource, json, answer);
                if (result.Text is null)
                    throw answer.CreateProtocolException("is not a transcription: it has no 'text'", json.GetRawText());
                result.Path = path;
                return result;
            },
            cancellationToken);
    }

    // The whole audio is read within the attempt, so that a broken answer is a failed attempt.
    private async Task<string?> SaveAsync(Stream file, object body, CancellationToken cancellationToken)
    {
        var (audio, language) = await _api.SendAsync(
            ApiRequest.Post(Collection + "/tts", idempotent: true, body, AnyType),
            static async answer =>
            {
                byte[]? bytes = await answer.ReadBytesAsync().ConfigureAwait(false);
                // A server may name no type, or the wrong one.
                return bytes is not null && (IsAudio(answer) || bytes.AsSpan().StartsWith("RIFF"u8)) ? (bytes, GetLanguage(answer))
                    : throw answer.CreateProtocolException("is not audio", string.Empty);
            },
            cancellationToken).ConfigureAwait(false);
        await file.WriteAsync(audio, 0, audio.Length, cancellationToken).ConfigureAwait(false);
        return language;
    }

    private async Task<string?> SaveStreamAsync(Stream file, object body, IProgress<TransferProgress>? progress, CancellationToken cancellationToken)
    {
        // The server may speak a text in another way each time, so that audio cannot be resumed.
        using var content = new ContentStream(_api, _ => ApiRequest.Post(Collection + "/tts/stream", idempotent: true, body, AnyType)) { IsResumable = false };
        var answer = await content.OpenAsync(cancellationToken).ConfigureAwait(false);
        if (!IsAudio(answer))
            throw answer.CreateProtocolException("is not audio", string.Empty);
        string? language = GetLanguage(answer);
        await content.SaveAsync(file, progress, cancellationToken).ConfigureAwait(false);
        return content.Position > 0 ? language : throw answer.CreateProtocolException("is empty", string.Empty);
    }

    private static bool IsAudio(ApiAnswer answer) => answer.ContentHeaders.ContentType?.MediaType is not string type
        || type.StartsWith("audio/", StringComparison.OrdinalIgnoreCase) || type.Equals("application/octet-stream", StringComparison.OrdinalIgnoreCase);

    private static string? GetLanguage(ApiAnswer answer) =>
        answer.Headers.TryGetValues("X-Language-Code", out var values) && values.FirstOrDefault() is { Length: > 0 } language ? language : null;
}
