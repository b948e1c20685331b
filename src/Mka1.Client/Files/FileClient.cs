using System.Net.Http.Headers;
using System.Text;
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

    // What the framework writes the headers of parts in: byte for character.
    private static readonly Encoding HeaderEncoding = Encoding.GetEncoding("ISO-8859-1");
    private readonly Api _api;
    private readonly ResourceOperations<FileObject> _operations;

    internal FileClient(Api api)
    {
        _api = api;
        _operations = new(api, Kind, FileObject.Resource, Collection) { DefaultPageSize = 1000, MaximumPageSize = 10_000 };
    }

    /// <summary>What these objects are called, and what their ids must be.</summary>
    public static ObjectKind Kind { get; } = new("file");

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
        var contentType = ParseContentType(options.ContentType);
        UploadContent? sent = null;
        var request = ApiRequest.Upload(Collection, timer =>
        {
            sent = new UploadContent(InputFile.Open(path), timer, options.Progress);
            sent.Headers.ContentType = contentType;
            return CreateForm(sent, options.Purpose, options.FileName ?? Path.GetFileName(path));
        });
        var file = await _api.ReadAsync(request, FileObject.Resource, cancellationToken).ConfigureAwait(false);
        return new FileObject(file.Json) { Sha256 = sent?.Sha256 };
    }

    /// <summary>All files of the identity, lazily. Source: api-reference/files/list-files.</summary>
    /// <param name="purpose">Only those of this purpose; null takes all.</param>
    /// <param name="options">Order and where to begin.</param>
    /// <param name="cancellationToken">Gives up the call.</param>
    /// <returns>The files, a page a call.</returns>
    public IAsyncEnumerable<FileObject> ListAsync(string? purpose = null, ListOptions? options = null, CancellationToken cancellationToken = default) =>
        _operations.ListAsync(options, cancellationToken, page => page.Query("purpose", purpose));

    /// <summary>Reads a file object. Source: api-reference/files/retrieve-file.</summary>
    /// <param name="id">The file's id.</param>
    /// <param name="cancellationToken">Gives up the call.</param>
    /// <returns>The file object.</returns>
    public Task<FileObject> GetAsync(string id, CancellationToken cancellationToken = default) =>
        _operations.GetAsync(id, cancellationToken);

    /// <summary>Deletes a file.</summary>
    /// <param name="id">The file's id.</param>
    /// <param name="cancellationToken">Gives up the call.</param>
    /// <returns>The server's word; made of the id where it answers without one, with 204, say.</returns>
    public Task<Deletion> DeleteAsync(string id, CancellationToken cancellationToken = default) => _operations.DeleteAsync(id, cancellationToken);

    /// <summary>
    /// The content of a file as a stream that is read asynchronously and resumed after a break. The first read makes the
    /// call. Source: api-reference/files/retrieve-file-content.
    /// </summary>
    /// <param name="id">The file's id.</param>
    /// <returns>The stream; the caller closes it.</returns>
    public Stream OpenContent(string id) => CreateContentStream(id);

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
        await TargetFile.WriteAsync(path, options.Overwrite, async file =>
        {
            using var content = CreateContentStream(id, options.Length);
            await content.SaveAsync(file, options.Progress, cancellationToken).ConfigureAwait(false);
            if (options.Length is long length && content.Position != length)
            {
                throw content.RecordFailure(new Mka1ProtocolException(
                    $"The server sent {content.Position} bytes as the content of {id}, which has {length}. Nothing was saved.", string.Empty));
            }
        }).ConfigureAwait(false);
    }

    private ContentStream CreateContentStream(string id, long? length = null)
    {
        string path = _operations.GetPath(id) + "/content";
        return new ContentStream(_api, headers => ApiRequest.GetVerbatim(path, headers), length);
    }

    private static MediaTypeHeaderValue ParseContentType(string? text) =>
        MediaTypeHeaderValue.TryParse(text ?? "application/octet-stream", out var type)
            ? type
            : throw new Mka1InputException($"'{text}' is not a MIME type. Give one such as application/jsonl.");

    private static MultipartContent CreateForm(UploadContent content, string purpose, string name)
    {
        var form = new MultipartContent("form-data");
        form.Add(CreatePart(new StringContent(purpose), "name=\"purpose\""));
        form.Add(CreatePart(content, $"name=\"file\"; filename=\"{EscapeFormName(name)}\""));
        return form;
    }

    // As browsers write it, which every server reads: names quoted, in UTF-8. The framework would leave quotes out where it
    // can, and write other letters as mail does.
    private static T CreatePart<T>(T content, string parameters)
        where T : HttpContent
    {
        content.Headers.TryAddWithoutValidation("Content-Disposition", HeaderEncoding.GetString(Encoding.UTF8.GetBytes("form-data; " + parameters)));
        return content;
    }

    private static string EscapeFormName(string name) => name.Replace("\"", "%22").Replace("\r", "%0D").Replace("\n", "%0A");
}
