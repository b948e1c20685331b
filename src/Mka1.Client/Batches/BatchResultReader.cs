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
    // Whether failed requests stand in both files of a batch is not documented (open question 4).
    private readonly IdSet _seen = new();
    private byte[] _id = new byte[256];

    public static IEnumerable<string> FilesOf(Batch batch) =>
        new[] { batch.OutputFileId, batch.ErrorFileId }.OfType<string>().Where(static id => id.Length > 0).Distinct();

    /// <summary>Saves one of a batch's files, unless it is there whole.</summary>
    public static async Task<string> SaveAsync(FileClient files, Batch batch, string fileId, string directory, CancellationToken cancellationToken)
    {
        string path = Path.Combine(directory, $"{NameOf(batch.Id)}_{(fileId == batch.OutputFileId ? "output" : "error")}.jsonl");
        // A file is put into place whole. Its length tells one of another making, and the server's files do not change.
        if (File.Exists(path) && (await files.GetAsync(fileId, cancellationToken).ConfigureAwait(false)).Bytes == new FileInfo(path).Length)
            return path;
        await files.DownloadAsync(fileId, path, new FileDownloadOptions { Overwrite = true }, cancellationToken).ConfigureAwait(false);
        return path;
    }

    /// <summary>How many lines of a saved file may be results.</summary>
    public static async Task<long> CountAsync(string path, CancellationToken cancellationToken)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        var lines = new JsonLineReader(file);
        long count = 0;
        while (await lines.ReadAsync(cancellationToken).ConfigureAwait(false))
            count += lines.IsBlank ? 0 : 1;
        return count;
    }

    /// <summary>Tells where less is held than a batch counts.</summary>
    public static void Compare(Batch batch, long held, Action<string>? onNotice)
    {
        long counted = batch.RequestCounts is { } counts ? counts.Completed + counts.Failed : 0;
        if (held < counted)
            onNotice?.Invoke($"{batch.Id}: its files hold {held} results, but it counts {counted} requests as completed or failed.");
    }

    public async IAsyncEnumerable<BatchResult> ReadAsync(IReadOnlyList<Batch> batches, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var batch in batches)
        {
            // What a restart has answered too counts for both.
            var held = batches.Count == 1 ? _seen : new IdSet();
            using var input = options.IncludeRequest ? await InputAsync(batch, cancellationToken).ConfigureAwait(false) : null;
            foreach (string fileId in FilesOf(batch))
            {
                using var content = await OpenAsync(batch, fileId, cancellationToken).ConfigureAwait(false);
                var lines = new JsonLineReader(content);
                while (await lines.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    if (Result(batch, fileId, lines, input, held) is BatchResult result)
                        yield return result;
                }
            }
            Compare(batch, held.Count, options.OnNotice);
        }
        // Only now is it known what none of them has answered.
        foreach (var batch in options.IncludeMissing ? batches : [])
        {
            await foreach (var result in MissingAsync(batch, cancellationToken).ConfigureAwait(false))
                yield return result;
        }
    }

    private static string NameOf(string batchId) => string.Concat(batchId.Select(static c => char.IsLetterOrDigit(c) || c is '_' or '-' ? c : '_'));

    private async Task<Stream> OpenAsync(Batch batch, string fileId, CancellationToken cancellationToken) => options.Directory is string directory
        ? InputFile.Open(await SaveAsync(files, batch, fileId, directory, cancellationToken).ConfigureAwait(false))
        : files.OpenContent(fileId);

    private async Task<BatchRequestFile?> InputAsync(Batch batch, CancellationToken cancellationToken) => batch.InputFileId is { Length: > 0 } id
        ? await BatchRequestFile.LoadAsync(files, id, cancellationToken).ConfigureAwait(false)
        : null;

    private BatchResult? Result(Batch batch, string fileId, JsonLineReader lines, BatchRequestFile? input, IdSet held)
    {
        if (lines.IsBlank)
            return null;
        var json = Parse(lines, fileId);
        if (json is not JsonElement line)
            return null;
        var id = Utf8(JsonText.Of(line.GetProperty("custom_id")));
        if (held != _seen)
            held.Add(id);
        return _seen.Add(id) ? new BatchResult(line, batch.Id, batch.Endpoint) { Request = input?.Find(id) } : null;
    }

    private async IAsyncEnumerable<BatchResult> MissingAsync(Batch batch, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (batch.InputFileId is not { Length: > 0 } fileId)
            yield break;
        using var content = files.OpenContent(fileId);
        var lines = new JsonLineReader(content);
        while (await lines.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (lines.IsBlank || Parse(lines, fileId) is not JsonElement line)
                continue;
            string customId = JsonText.Of(line.GetProperty("custom_id"));
            if (_seen.Add(Utf8(customId)))
                yield return BatchResult.Missing(customId, batch, options.IncludeRequest ? new BatchRequest(line) : null);
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
            else if (json.TryGetProperty("custom_id", out var id) && id.ValueKind == JsonValueKind.String)
                return json;
            else
                fault = "It has no custom_id.";
        }
        catch (JsonException)
        {
            fault = "It is not JSON.";
        }
        string beginning = Encoding.UTF8.GetString(lines.Line.Slice(0, Math.Min(lines.Line.Length, 1000)).ToArray());
        onProblem(new BatchLineProblem(fileId, lines.Number, $"{fault} It begins: {Excerpt.Of(beginning)}"));
        return null;
    }

    private ReadOnlySpan<byte> Utf8(string id)
    {
        int longest = Encoding.UTF8.GetMaxByteCount(id.Length);
        if (longest > _id.Length)
            _id = new byte[longest];
        return _id.AsSpan(0, Encoding.UTF8.GetBytes(id, 0, id.Length, _id, 0));
    }
}
