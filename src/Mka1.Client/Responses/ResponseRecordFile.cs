using System.Text;
using System.Text.Json;
using Mka1.Errors;
using Mka1.Files;
using Mka1.Json;

namespace Mka1.Responses;

/// <summary>
/// A file of finished responses, a line of JSON each, by which an interrupted series of creates continues without sending a request
/// twice. Each line is on disk before <see cref="Add"/> returns. The file is locked against other processes, and on Unix only the
/// current user can read a new one. Memory holds the ids, not the responses. Instances are thread-safe.
/// </summary>
public sealed class ResponseRecordFile : IDisposable
{
    private const int BufferSize = 64 * 1024;

    // A line that a buffer keeps after a failed write would be written later.
    private const int Unbuffered = 1;
    private const string FirstMember = "{\"custom_id\":";
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private readonly Dictionary<string, Record> _records = new(StringComparer.Ordinal);
    private readonly object _lock = new();
    private FileStream? _file;
    private long _length;
    private bool _isLineOpen;
    private bool _isDisposed;

    private ResponseRecordFile(string path) => Path = path;

    /// <summary>The full path of the file.</summary>
    public string Path { get; }

    /// <summary>The number of recorded responses.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _records.Count;
        }
    }

    /// <summary>The exception after which nothing more can be recorded; null while the file can be written.</summary>
    public Mka1WriteException? Fault { get; private set; }

    /// <summary>Opens and locks the file and reads the ids. A missing file is created by <see cref="Create"/>.</summary>
    /// <param name="path">The full path.</param>
    /// <returns>The file.</returns>
    /// <exception cref="Mka1InputException">The file contains something else, and is not changed, or it cannot be opened, for example because another process uses it.</exception>
    public static ResponseRecordFile Open(string path)
    {
        var records = new ResponseRecordFile(path ?? throw new ArgumentNullException(nameof(path)));
        try
        {
            if (File.Exists(path))
            {
                records._file = records.OpenFile(FileMode.Open);
                records.ReadAll();
            }
            return records;
        }
        catch
        {
            records.Dispose();
            throw;
        }
    }

    /// <summary>Creates and locks the file if it did not exist, before the first request is sent.</summary>
    /// <exception cref="Mka1InputException">It cannot be created, or another process has created it.</exception>
    /// <exception cref="Mka1WriteException">An earlier write failed.</exception>
    public void Create()
    {
        lock (_lock)
        {
            if (Fault is not null)
                throw new Mka1WriteException($"Nothing was sent, because '{Path}' could not be written before: {Fault.Message}", Path, hasStarted: true, Fault);
            if (!_isDisposed)
                _file ??= OpenFile(FileMode.CreateNew);
        }
    }

    /// <summary>Finds the response of a request.</summary>
    /// <param name="customId">The id of the request.</param>
    /// <param name="digest">Its digest, see <see cref="ResponseCreateOptions.GetDigest"/>.</param>
    /// <param name="client">The client that would send it.</param>
    /// <returns>The response as it was received; null if there is none.</returns>
    /// <exception cref="Mka1InputException">The id belongs to another request, or to one of another server or identity.</exception>
    public Response? Find(string customId, string digest, Mka1Client client)
    {
        lock (_lock)
        {
            if (!_records.TryGetValue(customId, out var record))
                return null;
            if (record.Server != GetServer(client) || record.OnBehalfOf != client.OnBehalfOf)
                throw new Mka1InputException($"'{Path}' contains the answer for '{customId}' from {Describe(record.Server, record.OnBehalfOf)}, but the call is made to {Describe(GetServer(client), client.OnBehalfOf)}. Use another file.");
            if (record.Digest != digest)
                throw new Mka1InputException($"'{Path}' contains the answer for '{customId}' to another request: its prompt, model or another option has changed. Restore it, give the changed request another id, or use another file.");
            byte[] line = new byte[record.Length];
            _file!.Position = record.Offset;
            for (int read = 0; read < line.Length;)
            {
                int count = _file.Read(line, read, line.Length - read);
                if (count == 0)
                    throw new Mka1InputException($"'{Path}' was shortened while it was in use.");
                read += count;
            }
            var response = Response.FromJson(Parse(line)!.Value.Response);
            response.Origin = client.Origin;
            return response;
        }
    }

    /// <summary>Records a finished response.</summary>
    /// <param name="customId">The id of the request.</param>
    /// <param name="digest">Its digest.</param>
    /// <param name="client">The client that sent it.</param>
    /// <param name="response">The response.</param>
    /// <exception cref="Mka1WriteException">It cannot be written.</exception>
    public void Add(string customId, string digest, Mka1Client client, Response response)
    {
        // The first member identifies a half-written line.
        byte[] line = JsonBody.ToUtf8(new[]
        {
            new KeyValuePair<string, object?>("custom_id", customId), new("digest", digest), new("server", GetServer(client)),
            new("on_behalf_of", client.OnBehalfOf), new("response_id", response.Id), new("response", response),
        }.AsEnumerable());
        int length = line.Length;
        line = [.. line, (byte)'\n'];
        lock (_lock)
        {
            if (_isDisposed)
                return;
            try
            {
                var file = _file ??= OpenFile(FileMode.CreateNew);
                // Drop the rest of a line that was half written.
                file.SetLength(_length);
                file.Position = _length;
                if (_isLineOpen)
                    file.WriteByte((byte)'\n');
                long offset = file.Position;
                file.Write(line, 0, line.Length);
                file.Flush(flushToDisk: true);
                _length = file.Position;
                _isLineOpen = false;
                _records[customId] = new Record(digest, GetServer(client), client.OnBehalfOf, offset, length);
            }
            catch (Exception exception) when (Mka1WriteException.IsWriteFailure(exception))
            {
                Cut();
                throw Fault = new Mka1WriteException($"The answer for '{customId}' was received, but cannot be recorded in '{Path}': {exception.Message}", Path, hasStarted: true, exception);
            }
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            try
            {
                _file?.Dispose();
            }
            catch (IOException)
            {
                // A failed write was reported when it happened.
            }
        }
    }

    // The next run would drop the rest of the line, too.
    private void Cut()
    {
        try
        {
            _file?.SetLength(_length);
        }
        catch (Exception exception) when (Mka1WriteException.IsWriteFailure(exception))
        {
            // The failed write is reported.
        }
    }

    private static string GetServer(Mka1Client client) => client.Server.AbsoluteUri;

    private static string Describe(string server, string? onBehalfOf) => onBehalfOf is null ? server : $"{server} on behalf of {onBehalfOf}";

    private FileStream OpenFile(FileMode mode)
    {
        try
        {
            return PrivateFile.Open(Path, mode, FileAccess.ReadWrite, Unbuffered);
        }
        catch (Exception exception) when (Mka1WriteException.IsWriteFailure(exception))
        {
            throw new Mka1InputException($"'{Path}' cannot be opened for writing: {exception.Message}", exception);
        }
    }

    private void ReadAll()
    {
        var line = new MemoryStream();
        byte[] buffer = new byte[BufferSize];
        long number = 0;
        int read;
        while ((read = _file!.Read(buffer, 0, buffer.Length)) > 0)
        {
            for (int start = 0; start < read;)
            {
                int end = Array.IndexOf(buffer, (byte)'\n', start, read - start);
                line.Write(buffer, start, (end < 0 ? read : end) - start);
                start = end < 0 ? read : end + 1;
                if (end < 0)
                    continue;
                AddLine(line.ToArray(), ++number, isComplete: true);
                line.SetLength(0);
            }
        }
        if (line.Length > 0)
            AddLine(line.ToArray(), ++number, isComplete: false);
    }

    private void AddLine(byte[] line, long number, bool isComplete)
    {
        if (Parse(line) is { } parsed)
        {
            _records[parsed.CustomId] = new Record(parsed.Digest, parsed.Server, parsed.OnBehalfOf, _length, line.Length);
            _length += line.Length + (isComplete ? 1 : 0);
            _isLineOpen = !isComplete;
        }
        // A killed process may leave the beginning of a line.
        else if (isComplete || !IsBeginning(line))
            throw new Mka1InputException($"Line {number} of '{Path}' is not a recorded answer. Give a file that an earlier run has written, or the path of a new one.");
    }

    private static bool IsBeginning(byte[] line)
    {
        string text = Utf8.GetString(line, 0, Math.Min(line.Length, FirstMember.Length));
        return FirstMember.StartsWith(text, StringComparison.Ordinal) && IsPartial(line);
    }

    private static bool IsPartial(byte[] line)
    {
        try
        {
            JsonText.Parse(line);
            return false;
        }
        catch (JsonException)
        {
            return true;
        }
    }

    private static (string CustomId, string Digest, string Server, string? OnBehalfOf, string Response)? Parse(byte[] line)
    {
        try
        {
            var json = JsonText.Parse(line);
            return Text(json, "custom_id") is string id && Text(json, "digest") is string digest && Text(json, "server") is string server
                && json.TryGetMember("response", out var response) && response.ValueKind == JsonValueKind.Object
                ? (id, digest, server, Text(json, "on_behalf_of"), response.GetRawText())
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetMember(name, out var value) && value.ValueKind == JsonValueKind.String ? JsonText.GetString(value) : null;

    private sealed record Record(string Digest, string Server, string? OnBehalfOf, long Offset, int Length);
}
