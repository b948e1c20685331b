using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Mka1.Batches.Ids;
using Mka1.Errors;
using Mka1.Files;
using Mka1.Json;

namespace Mka1.Batches.Input;

/// <summary>
/// Validates requests and writes them to input files, one per line. The files are moved to their paths when all are complete: one
/// file to the given path, several files to numbered paths.
/// </summary>
public sealed class BatchInputWriter : IDisposable
{
    private const int BufferSize = 256 * 1024;
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = JsonText.MaxDepth };

    private readonly string _path;
    private readonly BatchInputWriterOptions _options;
    private readonly string _temporaryName = Guid.NewGuid().ToString("N");
    private readonly BatchInputCheck _check;
    private readonly IdSet _ids = new();
    private readonly List<(string Path, long Requests, long Bytes)> _parts = [];
    private readonly MemoryStream _line = new();
    private readonly Utf8JsonWriter _json;
    private byte[] _text = new byte[4096];
    private FileStream? _file;
    private Mka1WriteException? _failure;
    private long _requests;
    private long _bytes;
    private bool _isDisposed;

    /// <summary>Creates a writer; no file is created at its path before <see cref="Complete"/>.</summary>
    /// <param name="path">The path of the file, in an existing directory.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <exception cref="Mka1InputException">The file exists and may not be replaced.</exception>
    public BatchInputWriter(string path, BatchInputWriterOptions? options = null)
    {
        _path = Path.GetFullPath(path);
        _options = options ?? new BatchInputWriterOptions();
        _check = new BatchInputCheck(_path, null, _options.Lenient, "request");
        _json = new Utf8JsonWriter(_line, WriterOptions);
        if (!_options.Overwrite)
            ThrowIfExists(_path);
    }

    /// <summary>The number of requests written.</summary>
    public long Requests { get; private set; }

    /// <summary>Starts with the lines of the existing file; new requests must match them.</summary>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="Mka1InputException">The file cannot be read or is invalid.</exception>
    public async Task AppendAsync(CancellationToken cancellationToken = default)
    {
        using var old = InputFile.Open(_path);
        var lines = new JsonLineReader(old, message => new Mka1InputException($"'{_path}': {message}."));
        while (await lines.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (lines.HasByteOrderMark)
                throw new Mka1InputException($"'{_path}' begins with a byte order mark. Remove it before you append.");
            var problems = WriteLine(lines.Line.Span);
            if (problems.Count > 0)
                throw new Mka1InputException($"{problems[0]}. Correct the file before you append.");
        }
    }

    /// <summary>Writes a request.</summary>
    /// <param name="request">A <see cref="BatchRequest"/>, or plain values with the members of a line.</param>
    /// <returns>The problems for which it was not written; empty if it was written.</returns>
    /// <exception cref="Mka1InputException">A value has no JSON form.</exception>
    /// <exception cref="Mka1WriteException">The file cannot be written.</exception>
    public IReadOnlyList<BatchInputProblem> Write(object request)
    {
        // The JSON of a request is one line already.
        if (request is BatchRequest ready)
            return WriteLine(GetBytes(ready.ToJson()));
        _line.SetLength(0);
        _json.Reset();
        JsonBody.Write(_json, request);
        _json.Flush();
        return WriteLine(_line.GetBuffer().AsSpan(0, (int)_line.Length));
    }

    /// <summary>Counts a request that could not be converted to a line, so that the numbers of later ones are correct.</summary>
    public void Skip() => _ids.Skip();

    /// <summary>Moves the files to their paths.</summary>
    /// <returns>The files, in order; none if nothing was written.</returns>
    /// <exception cref="Mka1InputException">A file already exists.</exception>
    /// <exception cref="Mka1WriteException">A file cannot be written.</exception>
    public IReadOnlyList<BatchInputFile> Complete()
    {
        if (_failure is not null)
            throw _failure;
        Close();
        var targets = _parts.Select((_, index) => _parts.Count == 1 ? _path : GetPartPath(index + 1)).ToArray();
        if (!_options.Overwrite)
            Array.ForEach(targets, ThrowIfExists);
        try
        {
            for (int index = 0; index < targets.Length; index++)
                FileMove.Move(_parts[index].Path, targets[index], _options.Overwrite);
        }
        catch (Exception exception) when (Mka1WriteException.IsWriteFailure(exception))
        {
            throw SetFailure(exception);
        }
        return targets.Select((target, index) => new BatchInputFile(target, _parts[index].Requests, _parts[index].Bytes, _check.Summary.Endpoint!)).ToArray();
    }

    /// <summary>Gets the path of a part if there are several.</summary>
    /// <param name="part">Its number, 1 for the first.</param>
    /// <returns>The path with the number before its extension.</returns>
    public string GetPartPath(int part) => Path.Combine(
        Path.GetDirectoryName(_path)!, $"{Path.GetFileNameWithoutExtension(_path)}-{part.ToString("D4", CultureInfo.InvariantCulture)}{Path.GetExtension(_path)}");

    /// <summary>Removes the temporary files.</summary>
    public void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        _json.Dispose();
        _line.Dispose();
        try
        {
            _file?.Dispose();
        }
        catch (Exception exception) when (Mka1WriteException.IsWriteFailure(exception))
        {
            // The file is deleted anyway.
        }
        for (int part = 1; part <= _parts.Count + 1; part++)
            File.Delete(GetTemporaryPath(part));
    }

    // After a failed write, every further call throws this error.
    private Mka1WriteException SetFailure(Exception exception) => _failure = new(
        $"'{_path}' could not be written completely: {exception.Message.Replace(GetTemporaryPath(_parts.Count + 1), _path)}", _path, hasStarted: true, exception);

    private static void ThrowIfExists(string path)
    {
        if (File.Exists(path))
            throw new Mka1InputException($"'{path}' already exists. Choose another path, or allow it to be replaced.");
    }

    private ReadOnlySpan<byte> GetBytes(string text)
    {
        int longest = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (longest > _text.Length)
            _text = new byte[longest];
        return _text.AsSpan(0, Encoding.UTF8.GetBytes(text, 0, text.Length, _text, 0));
    }

    private IReadOnlyList<BatchInputProblem> WriteLine(ReadOnlySpan<byte> line)
    {
        var problems = _check.CheckLine(line, _ids, _options.MaxBytes);
        if (problems.Count > 0 && problems.Any(static problem => problem.Severity == BatchInputSeverity.Error))
            return problems;
        if (_failure is not null)
            throw _failure;
        if (_file is not null && IsFull(line.Length + 1))
            Close();
        try
        {
            _file ??= new FileStream(GetTemporaryPath(_parts.Count + 1), FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferSize);
#if NET8_0_OR_GREATER
            _file.Write(line);
#else
            byte[] copy = line.ToArray();
            _file.Write(copy, 0, copy.Length);
#endif
            _file.WriteByte((byte)'\n');
        }
        catch (Exception exception) when (Mka1WriteException.IsWriteFailure(exception))
        {
            throw SetFailure(exception);
        }
        Requests++;
        _requests++;
        _bytes += line.Length + 1;
        return [];
    }

    private bool IsFull(int more) =>
        (_options.MaxRequests > 0 && _requests >= _options.MaxRequests) || (_options.MaxBytes > 0 && _bytes + more > _options.MaxBytes);

    private void Close()
    {
        if (_file is null)
            return;
        try
        {
            _file.Flush();
        }
        catch (Exception exception) when (Mka1WriteException.IsWriteFailure(exception))
        {
            throw SetFailure(exception);
        }
        _file.Dispose();
        _file = null;
        _parts.Add((GetTemporaryPath(_parts.Count + 1), _requests, _bytes));
        _requests = 0;
        _bytes = 0;
    }

    private string GetTemporaryPath(int part) => Path.Combine(Path.GetDirectoryName(_path)!, $".{_temporaryName}-{part}.part");
}
