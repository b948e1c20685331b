using System.Text.Json;
using Mka1.Batches.Ids;
using Mka1.Batches.Input;
using Mka1.Errors;
using Mka1.Files;
using Mka1.Json;

namespace Mka1.Batches;

/// <summary>The input file of a batch in a temporary folder, with an index in memory to find requests by their ids.</summary>
internal sealed class BatchRequestFile : IDisposable
{
    private readonly PrivateFolder _folder = new();
    private readonly string _path;
    private readonly FileIdTable _ids;

    private BatchRequestFile()
    {
        _path = _folder.File("requests.jsonl");
        _ids = new FileIdTable(_path);
    }

    public static async Task<BatchRequestFile> LoadAsync(FileClient files, string fileId, long expected, Action<string>? onNotice, CancellationToken cancellationToken)
    {
        var file = new BatchRequestFile();
        try
        {
            await files.DownloadAsync(fileId, file._path, null, cancellationToken).ConfigureAwait(false);
            long bytes = await file.IndexAsync(fileId, cancellationToken).ConfigureAwait(false);
            // A file with all requests that the batch counts is complete.
            if (expected == 0 || file._ids.Count < expected)
                await BatchResultReader.VerifyAsync(files, fileId, bytes, onNotice, cancellationToken).ConfigureAwait(false);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Finds a request by its id; null if there is none.</summary>
    public BatchRequest? Find(ReadOnlySpan<byte> id) => _ids.FindPosition(id) is >= 0 and var position ? new BatchRequest(JsonText.Parse(_ids.Line(position))) : null;

    public void Dispose()
    {
        _ids.Dispose();
        _folder.Dispose();
    }

    private async Task<long> IndexAsync(string fileId, CancellationToken cancellationToken)
    {
        using var content = InputFile.Open(_path);
        var lines = new JsonLineReader(content, message => new Mka1ProtocolException($"{fileId}: {message}.", string.Empty));
        while (await lines.ReadAsync(cancellationToken).ConfigureAwait(false))
            Index(lines);
        return lines.Consumed;
    }

    // The server rejects an invalid line, so there is no result for it.
    private void Index(JsonLineReader lines)
    {
        try
        {
            var line = BatchInputLine.Read(lines.Line.Span);
            if (line.IsObject && line.CustomId.HasText)
                _ids.TryAdd(line.CustomId.Utf8, lines.Offset, out _);
        }
        catch (JsonException)
        {
        }
    }
}
