using System.Management.Automation;
using System.Text.RegularExpressions;
using Mka1.Errors;
using Mka1.PowerShell.Files;
using Mka1.PowerShell.Paths;

namespace Mka1.PowerShell.Responses;

/// <summary>Creates content parts from the values of -Image, -File and -Audio: paths, URLs or file ids (docs.mka1.com/docs/multimodal-input).</summary>
internal sealed class Attachment(PSCmdlet command)
{
    private static readonly Regex AudioDataUri = new(
        @"\Adata:audio/(?:(?:x-)?wav|wave|(?<mp3>mpeg|mp3));base64,(?<data>.+)\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline);

    private static readonly Regex FileId = new(@"\Afile[-_][A-Za-z0-9]+\z", RegexOptions.CultureInvariant);

    public IEnumerable<Dictionary<string, object?>> CreateImageParts(IEnumerable<string> sources) => sources.Select(source => Classify(source) switch
    {
        (SourceKind.FileId, var id) => CreatePart("input_image", ("file_id", id)),
        (SourceKind.Url, var url) => CreatePart("input_image", ("image_url", url)),
        (_, var path) => CreatePart("input_image", ("image_url", CreateDataUri(path, "image/"))),
    });

    public IEnumerable<Dictionary<string, object?>> CreateFileParts(IEnumerable<string> sources) => sources.Select(source => Classify(source) switch
    {
        (SourceKind.FileId, var id) => CreatePart("input_file", ("file_id", id)),
        (SourceKind.Url, var url) => CreatePart("input_file", (IsData(url) ? "file_data" : "file_url", url)),
        (_, var path) => CreatePart("input_file", ("filename", Path.GetFileName(path)), ("file_data", CreateDataUri(path, string.Empty))),
    });

    public IEnumerable<Dictionary<string, object?>> CreateAudioParts(IEnumerable<string> sources) => sources.Select(source => Classify(source) switch
    {
        // The API takes audio inline only. Send a stored or linked file as an input file.
        (SourceKind.FileId, var id) => CreatePart("input_file", ("file_id", id)),
        (SourceKind.Url, var url) when IsData(url) => AudioDataUri.Match(url) is { Success: true } match
            ? CreateAudioPart(match.Groups["data"].Value, match.Groups["mp3"].Success ? "mp3" : "wav")
            : throw new Mka1InputException("A data URI of audio must start with data:audio/wav;base64, or data:audio/mpeg;base64,."),
        (SourceKind.Url, var url) => CreatePart("input_file", ("file_url", url)),
        (_, var path) => Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".wav" => CreateAudioPart(Convert.ToBase64String(Read(path)), "wav"),
            ".mp3" => CreateAudioPart(Convert.ToBase64String(Read(path)), "mp3"),
            _ => throw new Mka1InputException($"'{path}' is not supported audio. Supported: .wav and .mp3."),
        },
    });

    private static Dictionary<string, object?> CreateAudioPart(string data, string format) =>
        CreatePart("input_audio", ("input_audio", new Dictionary<string, object?> { ["data"] = data, ["format"] = format }));

    private static bool IsData(string url) => url.StartsWith("data:", StringComparison.OrdinalIgnoreCase);

    private (SourceKind Kind, string Value) Classify(string source)
    {
        if (Regex.IsMatch(source, @"\A(https?:|data:)", RegexOptions.IgnoreCase))
            return (SourceKind.Url, source);
        // A local file of that name takes precedence over a file id.
        if (FileId.IsMatch(source) && !InputPaths.IsFile(command, source))
            return (SourceKind.FileId, source);
        return (SourceKind.Path, FileSystemPath.Resolve(command, source));
    }

    private static string CreateDataUri(string path, string kind)
    {
        string type = ContentTypes.FromPath(path) ?? "application/octet-stream";
        if (!type.StartsWith(kind, StringComparison.Ordinal))
            throw new Mka1InputException($"'{path}' is not a supported image. Supported: .jpg, .png, .webp, .gif and .tiff.");
        return $"data:{type};base64,{Convert.ToBase64String(Read(path))}";
    }

    private static byte[] Read(string path)
    {
        Mka1.Files.FileClient.CheckUpload(path);
        return File.ReadAllBytes(path);
    }

    private static Dictionary<string, object?> CreatePart(string type, params (string Name, object? Value)[] members)
    {
        var part = new Dictionary<string, object?> { ["type"] = type };
        foreach (var (name, value) in members)
            part[name] = value;
        return part;
    }

    private enum SourceKind
    {
        Path,
        Url,
        FileId,
    }
}
