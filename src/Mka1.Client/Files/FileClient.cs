using System.Net.Http.Headers;
using Mka1.Errors;
using Mka1.Http;
using Mka1.Lists;

namespace Mka1.Files;

/// <summary>
/// Files. Every method throws a <see cref="Mka1Exception"/> if it fails: <see cref="Mka1InputException"/> before anything
/// is sent, else the one that fits.
/// </summary>
public sealed class FileClient
{
    private const string Collection = Api.LlmPath + "/files";
    private const int UsualPage = 1000;
    private const int LargestPage = 10_000;
    private const int CopyBuffer = 128 * 1024;
    private readonly Api _api;

    internal FileClient(Api api) => _api = api;

    /// <summary>Checks that a file can be uploaded, before anything is asked or sent.</summary>
    /// <param name="path">The file's path.</param>
    /// <exception cref="Mka1InputException">It is missing, a directory, empty or cannot be read.</exception>
    public static void CheckUpload(string path) => InputFile.Open(path).Dispose();

    /// <summary>Uploads a file, streaming it. Source: api-reference/files/upload-file.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="options">Purpose, name, type.</param>
    /// <param name="cancellationToken">Gives up the transfer.</param>
    /// <returns>The file object, with the SHA-256 of what was sent.</returns>
    public async Task<FileObject> UploadAsync(string path, FileUploadOptions options, CancellationToken cancellationToken = default)
    {
        if (options is null)
            throw new ArgumentNullException(nameof(options));
        CheckUpload(path);
        var contentType = ContentType(options.ContentType);
        UploadContent? sent = null;
        var request = ApiRequest.Upload(Collection, timer =>
        {
            sent = new UploadContent(InputFile.Open(path), timer, options.Progress);
            sent.Headers.ContentType = contentType;
            return Form(sent, options.Purpose, options.FileName ?? Path.GetFileName(path));
        });
        var file = await _api.ReadAsync(request, FileObject.Resource, cancellationToken).ConfigureAwait(false);
        return new FileObject(file.Json) { Sha256 = sent?.Sha256 };
    }

    /// <summary>All files of the identity, lazily. Source: api-reference/files/list-files.</summary>
    /// <param name="purpose">Only those of this purpose; null takes all.</param>
    /// <param name="options">Order and where to begin.</param>
    /// <param name="cancellationToken">Gives up the call.</param>
    /// <returns>The files, a page a call.</returns>
    public IAsyncEnumerable<FileObject> ListAsync(string? purpose = null, ListOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new ListOptions();
        return _api.ListAsync(
            () => options.Page(Collection, UsualPage, LargestPage).Query("purpose", purpose),
            FileObject.Resource, options.CursorName, options.Cursor, cancellationToken);
    }

    /// <summary>Reads a file object. Source: api-reference/files/retrieve-file.</summary>
    /// <param name="id">The file's id.</param>
    /// <param name="cancellationToken">Gives up the call.</param>
    /// <returns>The file object.</returns>
    public Task<FileObject> GetAsync(string id, CancellationToken cancellationToken = default) =>
        _api.ReadAsync(ApiRequest.Get(PathOf(id)), FileObject.Resource, cancellationToken);

    /// <summary>Deletes a file.</summary>
    /// <param name="id">The file's id.</param>
    /// <param name="cancellationToken">Gives up the call.</param>
    /// <returns>The server's word.</returns>
    public Task<DeletedFile> DeleteAsync(string id, CancellationToken cancellationToken = default) =>
        _api.ReadAsync(ApiRequest.Delete(PathOf(id)), DeletedFile.Resource, cancellationToken);

    /// <summary>
    /// The content of a file as a stream that is read asynchronously and resumed after a break. The first read makes the
    /// call. Source: api-reference/files/retrieve-file-content.
    /// </summary>
    /// <param name="id">The file's id.</param>
    /// <returns>The stream; the caller closes it.</returns>
    public Stream OpenContent(string id) => Content(id);

    /// <summary>
    /// Saves the content of a file. The target is either absent, old or whole: the content goes to a file beside it, is
    /// resumed after a break, checked for length and then moved into place.
    /// </summary>
    /// <param name="id">The file's id.</param>
    /// <param name="path">The target.</param>
    /// <param name="options">Whether to replace a file that is there, and progress.</param>
    /// <param name="cancellationToken">Gives up the transfer.</param>
    public async Task DownloadAsync(string id, string path, FileDownloadOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new FileDownloadOptions();
        string target = Path.GetFullPath(path);
        if (Directory.Exists(target))
            throw new Mka1InputException($"'{target}' is a directory. Give the file's path.");
        if (!options.Overwrite && File.Exists(target))
            throw new Mka1InputException($"'{target}' is there already. Choose another path, or say that it may be replaced.");
        string partial = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Guid.NewGuid():N}.part");
        try
        {
            using (var content = Content(id))
            using (var file = new FileStream(partial, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.SequentialScan))
                await CopyAsync(content, file, options.Progress, cancellationToken).ConfigureAwait(false);
            FileMove.Into(partial, target, options.Overwrite);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new Mka1InputException($"'{target}' cannot be written: {exception.Message}", exception);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    private static async Task CopyAsync(ContentStream content, FileStream file, IProgress<TransferProgress>? progress, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[CopyBuffer];
        int read;
        while ((read = await content.ReadAsync(buffer, 0, buffer.Length, cancellationToken).ConfigureAwait(false)) > 0)
        {
            await file.WriteAsync(buffer, 0, read, cancellationToken).ConfigureAwait(false);
            progress?.Report(new TransferProgress(content.Position, content.Total));
        }
    }

    private static string PathOf(string id) => Collection + "/" + PathSegment.Of(id, "file");

    private ContentStream Content(string id) => new(_api, PathOf(id) + "/content");

    private static MediaTypeHeaderValue ContentType(string? text) =>
        MediaTypeHeaderValue.TryParse(text ?? "application/octet-stream", out var type)
            ? type
            : throw new Mka1InputException($"'{text}' is not a MIME type. Give one such as application/jsonl.");

    private static MultipartFormDataContent Form(UploadContent content, string purpose, string name)
    {
        var form = new MultipartFormDataContent();
        // Names are quoted: not every server takes them bare.
        form.Add(new StringContent(purpose), "\"purpose\"");
        // As browsers do: these would end the header's text or line.
        form.Add(content, "\"file\"", name.Replace("\"", "%22").Replace("\r", "%0D").Replace("\n", "%0A"));
        return form;
    }
}
