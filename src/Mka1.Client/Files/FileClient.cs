using Mka1.Errors;
using Mka1.Http;
using Mka1.Lists;

namespace Mka1.Files;

/// <summary>
/// Files. Every method throws a <see cref="Mka1Exception"/> if it fails: an <see cref="Mka1InputException"/> before anything
/// is sent, otherwise another one.
/// </summary>
public sealed class FileClient
{
    private const string Collection = Api.LlmPath + "/files";

    private readonly Api _api;
    private readonly ResourceOperations<FileObject> _operations;

    internal FileClient(Api api)
    {
        _api = api;
        _operations = new(api, Kind, FileObject.Resource, Collection) { DefaultPageSize = 1000, MaximumPageSize = 10_000 };
    }

    /// <summary>The noun of these objects and the rule for their ids.</summary>
    public static ObjectKind Kind { get; } = new("file");

    /// <summary>Checks that a file can be uploaded, before anything is sent.</summary>
    /// <param name="path">The file's path.</param>
    /// <exception cref="Mka1InputException">It is missing, a directory, empty or cannot be read.</exception>
    public static void CheckUpload(string path) => InputFile.Open(path).Dispose();

    /// <summary>Uploads a file, streaming it. Source: api-reference/files/upload-file.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="options">Purpose, name, type.</param>
    /// <param name="cancellationToken">Cancels the transfer.</param>
    /// <returns>The file object, with the SHA-256 of what was sent.</returns>
    public async Task<FileObject> UploadAsync(string path, FileUploadOptions options, CancellationToken cancellationToken = default)
    {
        if (options is null)
            throw new ArgumentNullException(nameof(options));
        CheckUpload(path);
        var contentType = FormPart.ParseContentType(options.ContentType);
        UploadContent? sent = null;
        var request = ApiRequest.Upload(Collection, timer =>
        {
            sent = new UploadContent(InputFile.Open(path), timer, options.Progress);
            sent.Headers.ContentType = contentType;
            return CreateForm(sent, options.Purpose, options.FileName ?? Path.GetFileName(path));
        });
        var file = await _api.ReadAsync(request, FileObject.Resource, cancellationToken).ConfigureAwait(false);
        file.Sha256 = sent?.Sha256;
        return file;
    }

    /// <summary>Lists all files of the identity lazily. Source: api-reference/files/list-files.</summary>
    /// <param name="purpose">Only files of this purpose; null for all.</param>
    /// <param name="options">Order and start.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The files, one page per call.</returns>
    public IAsyncEnumerable<FileObject> ListAsync(string? purpose = null, ListOptions? options = null, CancellationToken cancellationToken = default) =>
        _operations.ListAsync(options, cancellationToken, page => page.Query("purpose", purpose));

    /// <summary>Reads a file object. Source: api-reference/files/retrieve-file.</summary>
    /// <param name="id">The file's id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The file object.</returns>
    public Task<FileObject> GetAsync(string id, CancellationToken cancellationToken = default) =>
        _operations.GetAsync(id, cancellationToken);

    /// <summary>Deletes a file.</summary>
    /// <param name="id">The file's id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The server's confirmation; created from the id if the server answers without a body, such as with 204.</returns>
    public Task<Deletion> DeleteAsync(string id, CancellationToken cancellationToken = default) => _operations.DeleteAsync(id, cancellationToken);

    /// <summary>
    /// Opens the content of a file as a stream that is read asynchronously and resumed after a connection failure. The first read
    /// sends the call. Source: api-reference/files/retrieve-file-content.
    /// </summary>
    /// <param name="id">The file's id.</param>
    /// <returns>The stream; the caller disposes it.</returns>
    public Stream OpenContent(string id) => CreateContentStream(id);

    /// <summary>
    /// Saves the content of a file. The content is written to a temporary file next to the target, resumed after a connection
    /// failure, checked for length and then moved to the target.
    /// </summary>
    /// <param name="id">The file's id.</param>
    /// <param name="path">The target.</param>
    /// <param name="options">Whether to replace an existing file, the expected length, and progress.</param>
    /// <param name="cancellationToken">Cancels the transfer.</param>
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
        }, options.Root).ConfigureAwait(false);
    }

    private ContentStream CreateContentStream(string id, long? length = null)
    {
        string path = _operations.GetPath(id) + "/content";
        return new ContentStream(_api, headers => ApiRequest.GetVerbatim(path, headers), length);
    }

    private static MultipartContent CreateForm(UploadContent content, string purpose, string name)
    {
        var form = new MultipartContent("form-data");
        form.Add(FormPart.Create(new StringContent(purpose), "purpose"));
        form.Add(FormPart.Create(content, "file", name));
        return form;
    }
}
