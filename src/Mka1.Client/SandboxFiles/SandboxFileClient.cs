using System.Net.Http.Headers;
using System.Security;
using System.Text.Json;
using Mka1.Errors;
using Mka1.Files;
using Mka1.Http;
using Mka1.Json;
using Mka1.SandboxSessions;

namespace Mka1.SandboxFiles;

/// <summary>The files in the workspaces of sandbox sessions. Every method throws a <see cref="Mka1Exception"/> if it fails. Source: api-reference/workspace.</summary>
public sealed class SandboxFileClient
{
    private readonly Api _api;
    private readonly SandboxSessionClient _sessions;

    internal SandboxFileClient(Api api, SandboxSessionClient sessions)
    {
        _api = api;
        _sessions = sessions;
    }

    /// <summary>The noun of these objects and the rule for their paths.</summary>
    public static ObjectKind Kind { get; } = new("sandbox file", WorkspacePath.Check);

    /// <summary>Lists the files of a workspace. MKA1 does not document the path of this operation.</summary>
    /// <param name="session">The session's id.</param>
    /// <param name="token">The session's token; null for that which the client knows.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<IReadOnlyList<SandboxFile>> ListAsync(string session, SecureString? token = null, CancellationToken cancellationToken = default)
    {
        var resource = SandboxFile.For(session);
        return _api.SendAsync<IReadOnlyList<SandboxFile>>(_sessions.Sign(ApiRequest.Get(GetPath(session)), session, token), async answer =>
        {
            var json = await answer.ReadJsonAsync().ConfigureAwait(false);
            if (json.ValueKind == JsonValueKind.Object && json.TryGetMember("files", out var files) && files.ValueKind == JsonValueKind.Array)
                return [.. files.EnumerateArray().Select(file => _api.Read(resource, file, answer))];
            if (json.ValueKind == JsonValueKind.Object && json.TryGetMember("paths", out var paths) && paths.ValueKind == JsonValueKind.Array)
                return [.. paths.EnumerateArray().Select(path => _api.Read(resource, CreateFile(JsonText.GetStringOrJson(path), null), answer))];
            throw answer.CreateProtocolException("is not a workspace: it has no 'files'", json.GetRawText());
        }, cancellationToken);
    }

    /// <summary>Saves a file. It is written to a temporary file next to the target and then moved to the target.</summary>
    /// <param name="session">The session's id.</param>
    /// <param name="file">The path in the workspace.</param>
    /// <param name="target">The local path.</param>
    /// <param name="options">Whether to replace an existing file, the expected length, the folder for missing folders, and progress.</param>
    /// <param name="token">The session's token; null for that which the client knows.</param>
    /// <param name="cancellationToken">Cancels the transfer.</param>
    public Task DownloadAsync(string session, string file, string target, FileDownloadOptions? options = null, SecureString? token = null, CancellationToken cancellationToken = default)
    {
        string path = $"{GetPath(session)}/files/{WorkspacePath.Escape(file)}";
        return SaveAsync(target, options, headers => _sessions.Sign(ApiRequest.GetVerbatim(path, headers), session, token), cancellationToken);
    }

    /// <summary>Saves files of a workspace as a zip archive.</summary>
    /// <param name="session">The session's id.</param>
    /// <param name="files">The paths in the workspace: of files, or of folders with / at their ends.</param>
    /// <param name="target">The local path.</param>
    /// <param name="options">Whether to replace an existing file, and progress.</param>
    /// <param name="token">The session's token; null for that which the client knows.</param>
    /// <param name="cancellationToken">Cancels the transfer.</param>
    public Task DownloadArchiveAsync(
        string session, IReadOnlyList<string> files, string target, FileDownloadOptions? options = null, SecureString? token = null, CancellationToken cancellationToken = default)
    {
        string path = GetPath(session) + "/archive";
        var body = JsonBody.CreateMembers(("paths", (files ?? throw new ArgumentNullException(nameof(files))).Select(WorkspacePath.CheckEntry).ToArray()));
        return SaveAsync(target, options, _ => _sessions.Sign(ApiRequest.Post(path, idempotent: true, body, accept: "*/*"), session, token).ReadVerbatim(), cancellationToken);
    }

    /// <summary>Uploads a file, which replaces one of the same path.</summary>
    /// <param name="session">The session's id.</param>
    /// <param name="source">The local path.</param>
    /// <param name="file">The path in the workspace.</param>
    /// <param name="progress">Reports the bytes sent; called on any thread.</param>
    /// <param name="token">The session's token; null for that which the client knows.</param>
    /// <param name="cancellationToken">Cancels the transfer.</param>
    /// <returns>The file, with the size that was sent.</returns>
    public async Task<SandboxFile> UploadAsync(
        string session, string source, string file, IProgress<TransferProgress>? progress = null, SecureString? token = null, CancellationToken cancellationToken = default)
    {
        long size = CheckUpload(source);
        var resource = SandboxFile.For(session);
        string path = $"{GetPath(session)}/files/{WorkspacePath.Escape(file)}";
        var request = _sessions.Sign(CreateUpload(path, source, "application/octet-stream", progress), session, token);
        return await _api.SendAsync(request, async answer =>
        {
            var json = await answer.ReadJsonOrNothingAsync().ConfigureAwait(false);
            if (json is JsonElement confirmation && !(confirmation.ValueKind == JsonValueKind.Object && FileMembers.Any(name => confirmation.TryGetMember(name, out _))))
                throw answer.CreateProtocolException("does not confirm the upload: it has no 'status'", confirmation.GetRawText());
            return _api.Read(resource, CreateFile(file, size, json), answer);
        }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Uploads a zip archive, whose files are added to the workspace and replace those of the same paths.</summary>
    /// <param name="session">The session's id.</param>
    /// <param name="source">The local path.</param>
    /// <param name="progress">Reports the bytes sent; called on any thread.</param>
    /// <param name="token">The session's token; null for that which the client knows.</param>
    /// <param name="cancellationToken">Cancels the transfer.</param>
    public async Task UploadArchiveAsync(
        string session, string source, IProgress<TransferProgress>? progress = null, SecureString? token = null, CancellationToken cancellationToken = default)
    {
        CheckArchive(source);
        var request = _sessions.Sign(CreateUpload(GetPath(session) + "/archive", source, "application/zip", progress), session, token);
        await _api.SendAsync(request, static async answer =>
        {
            var json = await answer.ReadJsonOrNothingAsync().ConfigureAwait(false);
            return json is not JsonElement confirmation || (confirmation.ValueKind == JsonValueKind.Object && confirmation.TryGetMember("status", out _)) ? true
                : throw answer.CreateProtocolException("does not confirm the upload: it has no 'status'", confirmation.GetRawText());
        }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Checks that a file is a zip archive, before anything is sent.</summary>
    /// <param name="path">The file's path.</param>
    /// <exception cref="Mka1InputException">It is missing, a directory, no zip archive, or cannot be read.</exception>
    public static void CheckArchive(string path)
    {
        using var file = InputFile.Open(path);
        // Each record of a zip archive begins so.
        if (file.ReadByte() != 'P' || file.ReadByte() != 'K')
            throw new Mka1InputException($"'{path}' is not a zip archive. Compress the files first, or upload it as a file.");
    }

    /// <summary>Checks that a file can be uploaded, before anything is sent. It may be empty.</summary>
    /// <param name="path">The file's path.</param>
    /// <returns>The size in bytes.</returns>
    /// <exception cref="Mka1InputException">It is missing, a directory, or cannot be read.</exception>
    public static long CheckUpload(string path)
    {
        if (InputFile.IsEmpty(path))
            return 0;
        using var file = InputFile.Open(path);
        return file.Length;
    }

    private string GetPath(string session) => _sessions.Operations.GetPath(session) + "/workspace";

    private static ApiRequest CreateUpload(string path, string source, string type, IProgress<TransferProgress>? progress) => ApiRequest.Put(path, timer =>
    {
        HttpContent content = InputFile.IsEmpty(source) ? new ByteArrayContent([]) : new UploadContent(InputFile.Open(source), timer, progress);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return content;
    });

    // A file of a workspace may change, so a broken transfer does not go on with what it is then.
    private Task SaveAsync(string target, FileDownloadOptions? options, Func<Action<HttpRequestHeaders>, ApiRequest> createRequest, CancellationToken cancellationToken) =>
        TargetFile.WriteAsync(target, options?.Overwrite == true, async file =>
        {
            using var content = new ContentStream(_api, createRequest, options?.Length) { IsResumable = false };
            await content.SaveAsync(file, options?.Progress, cancellationToken).ConfigureAwait(false);
        }, options?.Root);

    private static readonly string[] FileMembers = ["path", "size", "etag", "status"];

    private static JsonElement CreateFile(string path, long? size, JsonElement? answer = null)
    {
        var members = answer is { ValueKind: JsonValueKind.Object } json ? JsonValue.MembersToSend(json) : [];
        if (!members.ContainsKey("path"))
            members["path"] = path;
        if (size is not null && !members.ContainsKey("size"))
            members["size"] = size;
        return JsonText.Parse(JsonBody.ToUtf8(members));
    }
}
