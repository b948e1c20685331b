using Mka1.Files;
using Mka1.Http;

namespace Mka1.Skills;

/// <summary>The content of a version of a skill, as the server sends it, whose headers have been read.</summary>
public sealed class SkillContent : IDisposable
{
    private readonly ContentStream _stream;

    private SkillContent(ContentStream stream, string? fileName, string? contentType)
    {
        _stream = stream;
        FileName = fileName;
        ContentType = contentType;
    }

    /// <summary>The name that the server gives the file; null for none. It may contain folders.</summary>
    public string? FileName { get; }

    /// <summary>The MIME type; null for none.</summary>
    public string? ContentType { get; }

    /// <summary>The extension of a file with this content: that of a ZIP file, unless the type names another.</summary>
    public string Extension => ContentType switch
    {
        "application/gzip" or "application/x-gzip" or "application/x-tar+gzip" => ".tar.gz",
        "application/x-tar" => ".tar",
        "application/json" => ".json",
        "text/markdown" => ".md",
        string type when type.StartsWith("text/", StringComparison.Ordinal) => ".txt",
        _ => ".zip",
    };

    internal static async Task<SkillContent> OpenAsync(Api api, string path, bool isResumable, CancellationToken cancellationToken)
    {
        var stream = new ContentStream(api, headers => ApiRequest.GetVerbatim(path, headers)) { IsResumable = isResumable };
        try
        {
            var headers = (await stream.OpenAsync(cancellationToken).ConfigureAwait(false)).ContentHeaders;
            string? name = headers.ContentDisposition?.FileNameStar ?? headers.ContentDisposition?.FileName?.Trim('"');
            return new SkillContent(stream, string.IsNullOrWhiteSpace(name) ? null : name, headers.ContentType?.MediaType?.ToLowerInvariant());
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Saves the content, whole or not at all. That of a given version is resumed after a connection failure; the default version may change. Call it once.</summary>
    /// <param name="path">The target.</param>
    /// <param name="overwrite">Whether to replace an existing file.</param>
    /// <param name="progress">Receives the progress; null for none.</param>
    /// <param name="cancellationToken">Cancels the transfer.</param>
    /// <exception cref="Errors.Mka1InputException">The target is not allowed.</exception>
    /// <exception cref="Errors.Mka1WriteException">The file cannot be written.</exception>
    public Task SaveAsync(string path, bool overwrite = false, IProgress<TransferProgress>? progress = null, CancellationToken cancellationToken = default) =>
        TargetFile.WriteAsync(path, overwrite, file => _stream.SaveAsync(file, progress, cancellationToken));

    /// <summary>Ends the transfer.</summary>
    public void Dispose() => _stream.Dispose();
}
