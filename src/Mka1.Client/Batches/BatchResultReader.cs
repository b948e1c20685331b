using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Mka1.Batches.Ids;
using Mka1.Errors;
using Mka1.Files;
using Mka1.Json;

namespace Mka1.Batches;

/// <summary>One reading of the results of a batch and its restarts.</summary>
internal sealed class BatchResultReader(FileClient files, Action<BatchLineProblem> onProblem, BatchResultOptions options)
{
    // Whether failed requests stand in both files of a batch is not documented.
    private readonly IdSet _seen = new();
    private byte[] _id = new byte[256];

    public static IEnumerable<string> GetFileIds(Batch batch) =>
        new[] { batch.OutputFileId, batch.ErrorFileId }.OfType<string>().Where(static id => id.Length > 0).Distinct();

    /// <summary>Saves one of a batch's files, unless it is there whole.</summary>
    public static async Task<string> SaveAsync(FileClient files, Batch batch, string fileId, string directory, CancellationToken cancellationToken)
    {
        string path = Path.Combine(directory, $"{SafeFileName.Create(null, batch.Id)}_{(fileId == batch.OutputFileId ? "output" : "error")}.jsonl");
        // A file is put into place whole. Its length tells one of another making, and the server's files do not change.
        if (File.Exists(path) && (await files.GetAsync(fileId, cancellationToken).ConfigureAwait(false)).Bytes == new FileInfo(path).Length)
            return path;
        await files.DownloadAsync(fileId, path, new FileDownloadOptions { Overwrite = true }, cancellationToken).ConfigureAwait(false);
        return path;
    }

    /// <summary>How many lines of a saved file may be results, and how many bytes it has.</summary>
    public static async Task<(long Lines, long Bytes)> CountAsync(string fileId, string path, CancellationToken cancellationToken)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        var lines = new JsonLineReader(file, message => CreateTooLongException(fileId, message));
        long count = 0;
        while (await lines.ReadAsync(cancellationToken).ConfigureAwait(false))
            count += lines.IsBlank ? 0 : 1;
        return (count, lines.Consumed);
    }

    /// <summary>
    /// Makes sure that files came whole, and tells where they hold less than is counted all the same. Where they hold what is
    /// counted, that is proof enough; otherwise the server is asked how long they are.
    /// </summary>
    /// <param name="files">The client of files.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="held">How many results were read.</param>
    /// <param name="read">The files, and how many bytes were read of each.</param>
    /// <param name="onNotice">Is told.</param>
    /// <param name="cancellationToken">Gives up the call.</param>
    /// <exception cref="Mka1ProtocolException">A file came with another length than it has.</exception>
    public static async Task VerifyAsync(
        FileClient files, Batch batch, long held, IEnumerable<(string FileId, long Bytes)> read, Action<string>? onNotice, CancellationToken cancellationToken)
    {
        long counted = batch.RequestCounts is { } counts ? counts.Completed + counts.Failed : 0;
        if (counted > 0 && held >= counted)
            return;
        foreach (var (fileId, bytes) in read)
            await VerifyAsync(files, fileId, bytes, onNotice, cancellationToken).ConfigureAwait(false);
        if (held < counted)
            onNotice?.Invoke($"{batch.Id}: its files hold {held} results, but it counts {counted} requests as completed or failed.");
    }

    /// <summary>Makes sure that a file came whole, as far as the server tells its length.</summary>
    public static async Task VerifyAsync(FileClient files, string fileId, long bytes, Action<string>? onNotice, CancellationToken cancellationToken)
    {
        long? whole;
        try
        {
            whole = (await files.GetAsync(fileId, cancellationToken).ConfigureAwait(false)).Bytes;
        }
        // The content was there, but not what the server knows of it.
        catch (Mka1Exception exception) when (exception is Mka1ApiException or Mka1ProtocolException)
        {
            onNotice?.Invoke($"Whether the content of {fileId} is whole could not be checked. {exception.Message}");
            return;
        }
        if (whole is long length && length != bytes)
            throw new Mka1ProtocolException($"The content of {fileId} came with {bytes} bytes, but it has {length}: what was read of it is not the whole. Read it again.", string.Empty);
    }

    public async IAsyncEnumerable<BatchResult> ReadAsync(IReadOnlyList<Batch> batches, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var batch in batches)
        {
            // What a restart has answered too counts for both.
            var held = batches.Count == 1 ? _seen : new IdSet();
            using var input = options.IncludeRequest ? await LoadInputAsync(batch, cancellationToken).ConfigureAwait(false) : null;
            var read = new List<(string FileId, long Bytes)>();
            foreach (string fileId in GetFileIds(batch))
            {
                using var content = await OpenAsync(batch, fileId, cancellationToken).ConfigureAwait(false);
                var lines = new JsonLineReader(content, message => CreateTooLongException(fileId, message));
                while (await lines.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    if (ReadResult(batch, fileId, lines, input, held) is BatchResult result)
                        yield return result;
                }
                read.Add((fileId, lines.Consumed));
            }
            await VerifyAsync(files, batch, held.Count, read, options.OnNotice, cancellationToken).ConfigureAwait(false);
        }
        // Only now is it known what none of them has answered.
        foreach (var batch in options.IncludeMissing ? batches : [])
        {
            await foreach (var result in MissingAsync(batch, cancellationToken).ConfigureAwait(false))
                yield return result;
        }
    }

    private async Task<Stream> OpenAsync(Batch batch, string fileId, CancellationToken cancellationToken) => options.Directory is string directory
        ? InputFile.Open(await SaveAsync(files, batch, fileId, directory, cancellationToken).ConfigureAwait(false))
        : files.OpenContent(fileId);

    private async Task<BatchRequestFile?> LoadInputAsync(Batch batch, CancellationToken cancellationToken) => batch.InputFileId is { Length: > 0 } id
        ? await BatchRequestFile.LoadAsync(files, id, batch.RequestCounts?.Total ?? 0, options.OnNotice, cancellationToken).ConfigureAwait(false)
        : null;

    private BatchResult? ReadResult(Batch batch, string fileId, JsonLineReader lines, BatchRequestFile? input, IdSet held)
    {
        if (lines.IsBlank)
            return null;
        var json = Parse(lines, fileId);
        if (json is not JsonElement line)
            return null;
        var id = GetIdBytes(GetId(line));
        if (held != _seen)
            held.Add(id);
        return _seen.Add(id) ? new BatchResult(line, batch.Id, batch.Endpoint) { Request = input?.Find(id) } : null;
    }

    private async IAsyncEnumerable<BatchResult> MissingAsync(Batch batch, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (batch.InputFileId is not { Length: > 0 } fileId)
            yield break;
        using var content = files.OpenContent(fileId);
        var lines = new JsonLineReader(content, message => CreateTooLongException(fileId, message));
        long requests = 0;
        while (await lines.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (lines.IsBlank || Parse(lines, fileId) is not JsonElement line)
                continue;
            requests++;
            var id = GetId(line);
            if (_seen.Add(GetIdBytes(id)))
                yield return BatchResult.Missing(JsonText.GetStringOrNumber(id)!, batch, options.IncludeRequest ? new BatchRequest(line) : null);
        }
        if (batch.RequestCounts is not { Total: > 0 } counts || requests < counts.Total)
            await VerifyAsync(files, fileId, lines.Consumed, options.OnNotice, cancellationToken).ConfigureAwait(false);
    }

    private JsonElement? Parse(JsonLineReader lines, string fileId)
    {
        string fault;
        try
        {
            var json = JsonText.Parse(lines.Line.Span);
            if (json.ValueKind != JsonValueKind.Object)
                fault = "It is not a JSON object.";
            else if (json.TryGetMember("custom_id", out var id) && (id.ValueKind == JsonValueKind.String || (id.ValueKind == JsonValueKind.Number && IsResult(json))))
                return json;
            else
                fault = "It has no custom_id.";
        }
        catch (JsonException)
        {
            fault = "It is not JSON.";
        }
        string beginning = Encoding.UTF8.GetString(lines.Line.Slice(0, Math.Min(lines.Line.Length, 1000)).ToArray());
        onProblem(new BatchLineProblem(fileId, lines.Number, $"{fault} It begins: {Excerpt.Create(beginning)}"));
        return null;
    }

    // Some servers make a number of an id of digits.
    private static bool IsResult(JsonElement line) => line.TryGetMember("response", out _) || line.TryGetMember("error", out _);

    private static JsonElement GetId(JsonElement line) => line.TryGetMember("custom_id", out var id) ? id : default;

    private static Mka1ProtocolException CreateTooLongException(string fileId, string message) => new($"{fileId}: {message}.", string.Empty);

    private ReadOnlySpan<byte> GetIdBytes(JsonElement id)
    {
        string text;
        try
        {
            text = id.ValueKind == JsonValueKind.Number ? id.GetRawText() : id.GetString()!;
        }
        // Read as text, ids that differ in half a surrogate pair only would be one.
        catch (InvalidOperationException)
        {
            string quoted = id.GetRawText();
            return IdBytes.OfEscaped(quoted.Substring(1, quoted.Length - 2));
        }
        int longest = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (longest > _id.Length)
            _id = new byte[longest];
        return _id.AsSpan(0, Encoding.UTF8.GetBytes(text, 0, text.Length, _id, 0));
    }
}
