using System.Management.Automation;
using System.Text.RegularExpressions;
using Mka1.Errors;
using Mka1.PowerShell.Files;
using Mka1.PowerShell.Paths;

namespace Mka1.PowerShell.Responses;

/// <summary>Makes content parts of what -Image, -File and -Audio name: a path, a URL or a file's id (docs.mka1.com/docs/multimodal-input).</summary>
internal sealed class Attachment(PSCmdlet command)
{
    private static readonly Regex DataOfAudio = new(
        @"\Adata:audio/(?:(?:x-)?wav|wave|(?<mp3>mpeg|mp3));base64,(?<data>.+)\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline);

    private static readonly Regex FileId = new(@"\Afile[-_][A-Za-z0-9]+\z", RegexOptions.CultureInvariant);

    public IEnumerable<Dictionary<string, object?>> Images(IEnumerable<string> sources) => sources.Select(source => Place(source) switch
    {
        (SourceKind.FileId, var id) => Part("input_image", ("file_id", id)),
        (SourceKind.Url, var url) => Part("input_image", ("image_url", url)),
        (_, var path) => Part("input_image", ("image_url", DataUri(path, "image/"))),
    });

    public IEnumerable<Dictionary<string, object?>> Files(IEnumerable<string> sources) => sources.Select(source => Place(source) switch
    {
        (SourceKind.FileId, var id) => Part("input_file", ("file_id", id)),
        (SourceKind.Url, var url) => Part("input_file", (IsData(url) ? "file_data" : "file_url", url)),
        (_, var path) => Part("input_file", ("filename", Path.GetFileName(path)), ("file_data", DataUri(path, string.Empty))),
    });

    public IEnumerable<Dictionary<string, object?>> Audios(IEnumerable<string> sources) => sources.Select(source => Place(source) switch
    {
        // The API takes audio inline only. Send a stored or linked file as an input file.
        (SourceKind.FileId, var id) => Part("input_file", ("file_id", id)),
        (SourceKind.Url, var url) when IsData(url) => DataOfAudio.Match(url) is { Success: true } match
            ? Sound(match.Groups["data"].Value, match.Groups["mp3"].Success ? "mp3" : "wav")
            : throw new Mka1InputException("A data URI of audio begins with data:audio/wav;base64, or data:audio/mpeg;base64, here."),
        (SourceKind.Url, var url) => Part("input_file", ("file_url", url)),
        (_, var path) => Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".wav" => Sound(Convert.ToBase64String(Read(path)), "wav"),
            ".mp3" => Sound(Convert.ToBase64String(Read(path)), "mp3"),
            _ => throw new Mka1InputException($"'{path}' is not audio that a response takes: .wav and .mp3 are."),
        },
    });

    private static Dictionary<string, object?> Sound(string data, string format) =>
        Part("input_audio", ("input_audio", new Dictionary<string, object?> { ["data"] = data, ["format"] = format }));

    private static bool IsData(string url) => url.StartsWith("data:", StringComparison.OrdinalIgnoreCase);

    private (SourceKind Kind, string Value) Place(string source)
    {
        if (Regex.IsMatch(source, @"\A(https?:|data:)", RegexOptions.IgnoreCase))
            return (SourceKind.Url, source);
        // A local file of that name takes precedence over a file id.
        if (FileId.IsMatch(source) && !InputPaths.IsFile(command, source))
            return (SourceKind.FileId, source);
        return (SourceKind.Path, FileSystemPath.Resolve(command, source));
    }

    private static string DataUri(string path, string kind)
    {
        string type = ContentTypes.FromPath(path) ?? "application/octet-stream";
        if (!type.StartsWith(kind, StringComparison.Ordinal))
            throw new Mka1InputException($"'{path}' is not an image that a response takes: .jpg, .png, .webp, .gif and .tiff are.");
        return $"data:{type};base64,{Convert.ToBase64String(Read(path))}";
    }

    private static byte[] Read(string path)
    {
        Mka1.Files.FileClient.CheckUpload(path);
        return File.ReadAllBytes(path);
    }

    private static Dictionary<string, object?> Part(string type, params (string Name, object? Value)[] members)
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
