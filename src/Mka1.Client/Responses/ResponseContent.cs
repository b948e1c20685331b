using System.Text;
using Mka1.Images;
using Mka1.Responses.Items;

namespace Mka1.Responses;

/// <summary>Content of a response that can be saved: text, an image, audio. A generated image is content, too.</summary>
public sealed class ResponseContent
{
    // Base64 of more bytes than the signature of any format has; a multiple of four.
    private const int BeginningLength = 64;

    private const string TextKind = "text";
    private const string ImageKind = "image";
    private const string AudioKind = "audio";

    private static readonly string?[] ImageFormats = ["avif", "bmp", "gif", "heic", "jpeg", "jpg", "png", "tif", "tiff", "webp"];
    private static readonly string?[] AudioFormats = ["aac", "flac", "m4a", "mp3", "ogg", "opus", "pcm", "pcm16", "wav"];

    private ResponseContent(string kind, string extension, byte[]? data, Uri? link)
    {
        Kind = kind;
        Extension = extension;
        Data = data;
        Link = link;
    }

    /// <summary>The kinds of content.</summary>
    public static IReadOnlyList<string> KnownKinds { get; } = (string[])[AudioKind, ImageKind, TextKind];

    /// <summary><c>text</c>, <c>image</c> or <c>audio</c>.</summary>
    public string Kind { get; }

    /// <summary>The file extension with its dot.</summary>
    public string Extension { get; }

    /// <summary>The address of the content; null if the response contains it.</summary>
    public Uri? Link { get; }

    internal byte[]? Data { get; }

    /// <summary>The error if it cannot be saved; null if it can.</summary>
    internal string? Fault { get; private init; }

    /// <summary>Gets the content of a response, text first, in the order of its output.</summary>
    /// <param name="response">The response.</param>
    /// <returns>The contents; empty if there are none.</returns>
    public static IReadOnlyList<ResponseContent> FromResponse(Response response)
    {
        if (response is null)
            throw new ArgumentNullException(nameof(response));
        var contents = new List<ResponseContent>();
        if (response.OutputText.Length > 0)
            contents.Add(new ResponseContent(TextKind, ".txt", Encoding.UTF8.GetBytes(response.OutputText), null));
        foreach (var item in response.Output)
        {
            switch (item)
            {
                case ImageGenerationCallItem image:
                    Add(contents, ImageKind, image.Result, image.OutputFormat, "png");
                    break;
                case CodeInterpreterCallItem code:
                    foreach (var output in code.Outputs)
                        Add(contents, ImageKind, output.Url, null, "png");
                    break;
                case OutputAudioItem audio:
                    Add(contents, AudioKind, audio.Data, null, "wav");
                    break;
            }
        }
        return contents;
    }

    /// <summary>Gets the content of a generated image.</summary>
    /// <param name="image">The image.</param>
    /// <returns>The content.</returns>
    public static ResponseContent FromImage(GeneratedImage image)
    {
        if (image is null)
            throw new ArgumentNullException(nameof(image));
        var contents = new List<ResponseContent>();
        AddImage(contents, image, int.MaxValue);
        return contents[0];
    }

    /// <summary>Gets the extension of a generated image without decoding all of it.</summary>
    /// <param name="image">The image.</param>
    /// <returns>The extension, such as <c>.png</c>.</returns>
    public static string GetExtension(GeneratedImage image)
    {
        if (image is null)
            throw new ArgumentNullException(nameof(image));
        var contents = new List<ResponseContent>();
        AddImage(contents, image, BeginningLength);
        return contents[0].Extension;
    }

    // Some models have only one format, so what the content is comes first.
    private static void AddImage(List<ResponseContent> contents, GeneratedImage image, int maximumLength) => Add(
        contents, ImageKind, string.IsNullOrEmpty(image.B64Json) ? image.Url : image.B64Json, null, ImageFormats.Contains(image.OutputFormat) ? image.OutputFormat! : "png", maximumLength);

    // MKA1 sends a link where OpenAI sends base64; a data URI contains base64.
    private static void Add(List<ResponseContent> contents, string kind, string? value, string? format, string usualFormat, int maximumLength = int.MaxValue)
    {
        if (string.IsNullOrEmpty(value))
            return;
        if (value!.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
            value = value.Substring(value.IndexOf(',') + 1);
        else if (Uri.TryCreate(value, UriKind.Absolute, out var link) && (link.Scheme == Uri.UriSchemeHttps || link.Scheme == Uri.UriSchemeHttp))
        {
            contents.Add(new ResponseContent(kind, ChooseExtension(kind, format, Path.GetExtension(link.AbsolutePath).TrimStart('.'), usualFormat), null, link));
            return;
        }
        byte[]? data = FromBase64(value.Length > maximumLength ? value.Substring(0, maximumLength) : value);
        // Invalid content is returned too and fails when it is saved, so that the others can be saved.
        contents.Add(new ResponseContent(kind, ChooseExtension(kind, format, data is null ? null : DetectFormat(data), usualFormat), data, null)
        {
            Fault = data is null ? $"The answer contains {kind} that is neither a link nor base64." : null,
        });
    }

    private static byte[]? FromBase64(string text)
    {
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    // Only known formats become file extensions, so that a server cannot choose one that starts a program.
    private static string ChooseExtension(string kind, params string?[] candidates) => "." + candidates
        .Select(static text => text?.ToLowerInvariant())
        .First(text => (kind == AudioKind ? AudioFormats : ImageFormats).Contains(text))!;

    private static string? DetectFormat(byte[] data)
    {
        bool StartsWith(string text, int at = 0) => data.Length >= at + text.Length && Encoding.ASCII.GetString(data, at, text.Length) == text;

        if (StartsWith("RIFF"))
            return StartsWith("WEBP", 8) ? "webp" : "wav";
        return StartsWith("ID3") || (data.Length > 1 && data[0] == 0xFF && (data[1] & 0xE0) == 0xE0) ? "mp3"
            : StartsWith("fLaC") ? "flac"
            : StartsWith("OggS") ? "opus"
            : StartsWith("PNG", 1) ? "png"
            : StartsWith("GIF8") ? "gif"
            : data.Length > 2 && data[0] == 0xFF && data[1] == 0xD8 ? "jpg"
            : null;
    }
}
