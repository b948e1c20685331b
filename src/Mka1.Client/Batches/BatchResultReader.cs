using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Mka1.Batches.Ids;
using Mka1.Errors;
using Mka1.Files;
using Mka1.Json;
using Mka1.Languages;

namespace Mka1.Batches;

/// <summary>Reads the results of a batch and its restarts once.</summary>
internal sealed class BatchResultReader(FileClient files, Action<BatchLineProblem> onProblem, BatchResultOptions options)
{
    // Failed requests may be in both files of a batch; this is not documented.
    private readonly IdSet _seen = new();
    private byte[] _id = new byte[256];

    public static IEnumerable<string> GetFileIds(Batch batch) =>
        new[] { batch.OutputFileId, batch.ErrorFileId }.OfType<string>().Where(static id => id.Length > 0).Distinct();

    /// <summary>Saves a file of a batch, unless it is saved completely.</summary>
    public static async Task<string> SaveAsync(FileClient files, Batch batch, string fileId, string directory, CancellationToken cancellationToken)
    {
        string path = Path.Combine(directory, $"{SafeFileName.Create(null, batch.Id)}_{(fileId == batch.OutputFileId ? "output" : "error")}.jsonl");
        // A saved file is always complete, and files of the server do not change, so the length identifies it.
        if (File.Exists(path) && (await files.GetAsync(fileId, cancellationToken).ConfigureAwait(false)).Bytes == new FileInfo(path).Length)
            return path;
        await files.DownloadAsync(fileId, path, new FileDownloadOptions { Overwrite = true }, cancellationToken).ConfigureAwait(false);
        return path;
    }

    /// <summary>Counts the lines that are not blank and the bytes of a saved file.</summary>
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
    /// Verifies that files were read completely, and reports files with fewer results than the batch counts. With all results that
    /// the batch counts they are complete; otherwise their length is compared with that on the server.
    /// </summary>
    /// <param name="files">The client of files.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="held">The number of results read.</param>
    /// <param name="read">The files and the number of bytes read of each.</param>
    /// <param name="onNotice">Reports missing results.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="Mka1ProtocolException">The number of bytes read differs from the length of a file.</exception>
    public static async Task VerifyAsync(
        FileClient files, Batch batch, long held, IEnumerable<(string FileId, long Bytes)> read, Action<string>? onNotice, CancellationToken cancellationToken)
    {
        long counted = batch.RequestCounts is { } counts ? counts.Completed + counts.Failed : 0;
        if (counted > 0 && held >= counted)
            return;
        foreach (var (fileId, bytes) in read)
            await VerifyAsync(files, fileId, bytes, onNotice, cancellationToken).ConfigureAwait(false);
        if (held < counted)
            onNotice?.Invoke($"{batch.Id}: its files have {held} results, but it counts {counted} requests as completed or failed.");
    }

    /// <summary>Verifies that a file was read completely, if the server reports its length.</summary>
    public static async Task VerifyAsync(FileClient files, string fileId, long bytes, Action<string>? onNotice, CancellationToken cancellationToken)
    {
        long? whole;
        try
        {
            whole = (await files.GetAsync(fileId, cancellationToken).ConfigureAwait(false)).Bytes;
        }
        // The content exists, but its file object cannot be read.
        catch (Mka1Exception exception) when (exception is Mka1ApiException or Mka1ProtocolException)
        {
            onNotice?.Invoke(Messages.Get("NoticeContentNotChecked", fileId, exception.Text).Current);
            return;
        }
        if (whole is long length && length != bytes)
            throw new Mka1ProtocolException($"Of the content of {fileId}, {bytes} of {length} bytes were read. Read it again.", string.Empty);
    }

    public async IAsyncEnumerable<BatchResult> ReadAsync(IReadOnlyList<Batch> batches, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var batch in batches)
        {
            if (!BatchStatus.IsTerminal(batch.Status))
            {
                // The earlier results of its requests no longer count.
                if (batches.Count > 1)
                    await SkipRequestsAsync(batch, cancellationToken).ConfigureAwait(false);
                continue;
            }
            // A result in a batch and its restart is counted for both.
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
        // Missing requests are known only after all files.
        foreach (var batch in options.IncludeMissing ? batches : [])
        {
            if (!BatchStatus.IsTerminal(batch.Status))
                continue;
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
        return _seen.Add(id) ? new BatchResult(line, batch.Id, batch.Endpoint) { Origin = batch.Origin, Request = input?.Find(id) } : null;
    }

    private async Task SkipRequestsAsync(Batch batch, CancellationToken cancellationToken)
    {
        if (batch.InputFileId is not { Length: > 0 } fileId)
            return;
        using var content = files.OpenContent(fileId);
        var lines = new JsonLineReader(content, message => CreateTooLongException(fileId, message));
        long requests = 0;
        await foreach (var line in ReadRequestsAsync(lines, fileId, cancellationToken).ConfigureAwait(false))
        {
            requests++;
            _seen.Add(GetIdBytes(GetId(line)));
        }
        options.OnRestartRunning?.Invoke(batch, requests);
    }

    private async IAsyncEnumerable<BatchResult> MissingAsync(Batch batch, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (batch.InputFileId is not { Length: > 0 } fileId)
            yield break;
        using var content = files.OpenContent(fileId);
        var lines = new JsonLineReader(content, message => CreateTooLongException(fileId, message));
        long requests = 0;
        await foreach (var line in ReadRequestsAsync(lines, fileId, cancellationToken).ConfigureAwait(false))
        {
            requests++;
            var id = GetId(line);
            if (_seen.Add(GetIdBytes(id)))
                yield return BatchResult.Missing(JsonText.GetStringOrNumber(id)!, batch, options.IncludeRequest ? new BatchRequest(line) : null);
        }
        if (batch.RequestCounts is not { Total: > 0 } counts || requests < counts.Total)
            await VerifyAsync(files, fileId, lines.Consumed, options.OnNotice, cancellationToken).ConfigureAwait(false);
    }

    // The lines of an input file that can be read.
    private async IAsyncEnumerable<JsonElement> ReadRequestsAsync(JsonLineReader lines, string fileId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await lines.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (!lines.IsBlank && Parse(lines, fileId) is JsonElement line)
                yield return line;
        }
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

    // Some servers send an id of digits as a number.
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
        // As text, ids that differ only in an unpaired surrogate would be equal.
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
