using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Mka1.Batches.Ids;
using Mka1.Errors;
using Mka1.Files;
using Mka1.Json;

namespace Mka1.Batches.Input;

/// <summary>
/// Validates the input file of a batch in one pass. Source: docs.mka1.com/docs/batch-processing.
/// It needs a buffer, and 24 to 40 bytes per line to find duplicate ids.
/// </summary>
public sealed class BatchInputCheck
{
    private const int BytesBetweenReports = 4 * 1024 * 1024;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string _path;
    private readonly string? _requiredEndpoint;
    private readonly bool _lenient;
    private readonly string _unit;
    private readonly List<BatchInputProblem> _found = [];
    private byte[]? _endpoint;
    private byte[]? _model;
    private long _modelLine;

    // The state of the current line.
    private long _line;
    private string? _customId;

    /// <summary>Creates a check; nothing is read yet.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="endpoint">The endpoint of every line; null for that of the first line.</param>
    /// <param name="lenient">True accepts unknown endpoints, and only warns about several models in a file.</param>
    public BatchInputCheck(string path, string? endpoint = null, bool lenient = false)
        : this(path, endpoint, lenient, "line")
    {
    }

    // The unit is "line" for a file, or "request" for a writer.
    internal BatchInputCheck(string path, string? endpoint, bool lenient, string unit)
    {
        _unit = unit;
        if (endpoint is not null && !lenient && !BatchEndpoint.KnownValues.Contains(endpoint))
            throw new Mka1InputException($"A batch cannot call '{endpoint}'. It can call {string.Join(", ", BatchEndpoint.KnownValues)}.");
        _path = path;
        _requiredEndpoint = endpoint;
        _lenient = lenient;
        Reset();
    }

    /// <summary>The results so far; complete after the last problem.</summary>
    public BatchInputSummary Summary { get; } = new();

    /// <summary>Reports the bytes checked; called on any thread.</summary>
    public IProgress<TransferProgress>? Progress { get; init; }

    /// <summary>Reads the file and returns all problems in the order of the lines.</summary>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The problems; none if the file is valid.</returns>
    /// <exception cref="Mka1InputException">The file is missing, a directory or cannot be read.</exception>
    public async IAsyncEnumerable<BatchInputProblem> FindProblemsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Reset();
        if (new FileInfo(_path) is { Exists: true, Length: 0 })
        {
            yield return new BatchInputProblem(_path, 0, null, null, BatchInputProblemCode.EmptyFile, BatchInputSeverity.Error, "the file is empty; write one request per line");
            yield break;
        }
        using var file = InputFile.Open(_path);
        using var ids = new FileIdTable(_path);
        Summary.Bytes = file.Length;
        var lines = new JsonLineReader(file, message => new Mka1InputException($"'{_path}': {message}."));
        long reported = 0;
        bool isText = true;
        while (isText && await lines.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            _line = lines.Number;
            _customId = null;
            if (_line == 1)
                isText = CheckStart(lines);
            if (isText)
                isText = Check(lines.Line.Span, lines.Offset, ids);
            if (_found.Count > 0)
            {
                foreach (var problem in _found)
                    yield return problem;
                _found.Clear();
            }
            if (Progress is not null && lines.Offset - reported >= BytesBetweenReports)
            {
                reported = lines.Offset;
                Progress.Report(new TransferProgress(reported, Summary.Bytes));
            }
        }
        CheckSize();
        foreach (var problem in _found)
            yield return problem;
    }

    /// <summary>Validates a line before it is written.</summary>
    /// <param name="line">The line.</param>
    /// <param name="ids">The ids of the previous lines, one entry each, also for lines that were not written.</param>
    /// <param name="mostBytes">The maximum size of a file in bytes; 0 for no limit.</param>
    /// <returns>Its problems; valid until the next call.</returns>
    internal IReadOnlyList<BatchInputProblem> CheckLine(ReadOnlySpan<byte> line, IdTable ids, long mostBytes)
    {
        _found.Clear();
        _line = ids.Count + 1;
        _customId = null;
        Check(line, 0, ids);
        if (mostBytes > 0 && line.Length + 1 > mostBytes)
            Report(BatchInputProblemCode.TooLarge, $"it has {line.Length + 1} bytes, more than the {mostBytes} that a file may have");
        return _found;
    }

    /// <returns>False if no line can be read.</returns>
    private bool CheckStart(JsonLineReader lines)
    {
        var line = lines.Line.Span;
        if (lines.HasByteOrderMark)
            Report(BatchInputProblemCode.ByteOrderMark, "the file begins with a byte order mark; save it as UTF-8 without one", 0);
        if (line.Length < 2 || ((line[0] != 0xFF || line[1] != 0xFE) && (line[0] != 0xFE || line[1] != 0xFF)))
            return true;
        _line = 0;
        Report(BatchInputProblemCode.WrongEncoding, "the file is UTF-16; save it as UTF-8 without a byte order mark");
        return false;
    }

    /// <returns>False if no further line can be read.</returns>
    private bool Check(ReadOnlySpan<byte> line, long offset, IdTable ids)
    {
        if (JsonLineReader.IsWhiteSpace(line))
        {
            ids.Skip();
            Report(BatchInputProblemCode.BlankLine, "the line is blank");
            return true;
        }
        Summary.Requests++;
        if (!JsonText.IsUtf8(line))
        {
            ids.Skip();
            int bad = FindInvalidByte(line);
            Report(BatchInputProblemCode.WrongEncoding, "it is not UTF-8; save the file as UTF-8", GetColumn(line, bad));
            return true;
        }
        try
        {
            var members = BatchInputLine.Read(line);
            if (members.DuplicateName is string name)
            {
                ids.Skip();
                Report(BatchInputProblemCode.RepeatedMember, $"{name} occurs twice in the line");
                return true;
            }
            if (JsonText.HasUnpairedSurrogate(line, out int half))
            {
                Report(
                    members, BatchInputProblemCode.UnpairedSurrogate, "it contains an unpaired surrogate, which servers treat differently; write the whole character",
                    GetColumn(line, half), _lenient ? BatchInputSeverity.Warning : BatchInputSeverity.Error);
            }
            if (members.IsObject)
            {
                CheckId(members.CustomId, line, offset, ids);
                CheckMembers(members, line);
                return true;
            }
            Report(BatchInputProblemCode.NotAnObject, "it is not a JSON object");
        }
        catch (JsonException) when (_line == 1 && LooksLikeUtf16(line))
        {
            _line = 0;
            Report(BatchInputProblemCode.WrongEncoding, "the file is UTF-16; save it as UTF-8 without a byte order mark");
            return false;
        }
        catch (JsonException) when (line.IndexOf((byte)0) >= 0)
        {
            Report(BatchInputProblemCode.InvalidJson, "it is not JSON: it contains a null character", GetColumn(line, line.IndexOf((byte)0)));
        }
        catch (JsonException exception)
        {
            int? column = exception.BytePositionInLine is long at && at <= line.Length ? GetColumn(line, (int)at) : null;
            Report(BatchInputProblemCode.InvalidJson, $"it is not JSON: {JsonFault.GetReason(exception)}", column);
        }
        ids.Skip();
        return true;
    }

    private void CheckId(in BatchInputMember id, ReadOnlySpan<byte> line, long offset, IdTable ids)
    {
        if (!id.HasText)
        {
            ids.Skip();
            Report(BatchInputProblemCode.MissingCustomId, $"custom_id must be text that is not empty; it is {id.DisplayText}", GetColumn(id, line));
        }
        else if (!ids.TryAdd(id.Utf8, offset, out long first))
        {
            ids.Skip();
            _customId = id.Text;
            Report(BatchInputProblemCode.DuplicateCustomId, $"custom_id {id.DisplayText} is already used by {_unit} {first}", GetColumn(id, line));
        }
    }

    private void CheckMembers(in BatchInputLine members, ReadOnlySpan<byte> line)
    {
        if (!members.Method.Is("POST"u8))
            Report(members, BatchInputProblemCode.InvalidMethod, $"method must be 'POST'; it is {members.Method.DisplayText}", GetColumn(members.Method, line));
        if (_endpoint is null || !members.Url.Is(_endpoint))
            CheckUrl(members, line);
        if (members.Body.Type != JsonTokenType.StartObject)
            Report(members, BatchInputProblemCode.InvalidBody, $"body must be an object; it is {members.Body.DisplayText}", GetColumn(members.Body, line));
        else if (_model is null || !members.Model.Is(_model))
            CheckModel(members, line);
    }

    private void CheckUrl(in BatchInputLine members, ReadOnlySpan<byte> line)
    {
        string? url = members.Url.HasText ? members.Url.Text : null;
        if (url is null || (!_lenient && !BatchEndpoint.KnownValues.Contains(url)))
            Report(members, BatchInputProblemCode.InvalidUrl, $"url must be {string.Join(", ", BatchEndpoint.KnownValues)}; it is {members.Url.DisplayText}", GetColumn(members.Url, line));
        else if (_endpoint is null)
            SetEndpoint(url);
        else
            Report(members, BatchInputProblemCode.UrlMismatch, $"url is {members.Url.DisplayText}, but the batch's endpoint is '{Summary.Endpoint}'", GetColumn(members.Url, line));
    }

    private void CheckModel(in BatchInputLine members, ReadOnlySpan<byte> line)
    {
        if (!members.Model.HasText)
        {
            Report(members, BatchInputProblemCode.MissingModel, $"body.model must be text that is not empty; it is {members.Model.DisplayText}", GetColumn(members.Model, line));
        }
        else if (_model is null)
        {
            _model = members.Model.Utf8.ToArray();
            _modelLine = _line;
            Summary.Model = members.Model.Text;
        }
        else
        {
            Report(
                members, BatchInputProblemCode.SeveralModels, $"body.model is {members.Model.DisplayText}, but {_unit} {_modelLine} has '{Summary.Model}'; put the requests of each model into a separate file",
                GetColumn(members.Model, line), _lenient ? BatchInputSeverity.Warning : BatchInputSeverity.Error);
        }
    }

    private void CheckSize()
    {
        _line = 0;
        _customId = null;
        if (Summary.Requests > BatchLimits.UsualRequests)
            Report(BatchInputProblemCode.TooManyRequests, $"the file has {Summary.Requests} requests; {BatchLimits.UsualRequests} is the usual limit (MKA1 publishes none)", severity: BatchInputSeverity.Warning);
        if (Summary.Bytes > BatchLimits.UsualBytes)
            Report(BatchInputProblemCode.TooLarge, $"the file has {Summary.Bytes} bytes; {BatchLimits.UsualBytes} is the usual limit (MKA1 publishes none)", severity: BatchInputSeverity.Warning);
    }

    private void Reset()
    {
        _found.Clear();
        _endpoint = null;
        _model = null;
        Summary.Requests = 0;
        Summary.Endpoint = null;
        Summary.Model = null;
        if (_requiredEndpoint is not null)
            SetEndpoint(_requiredEndpoint);
    }

    private void SetEndpoint(string endpoint)
    {
        Summary.Endpoint = endpoint;
        _endpoint = Encoding.UTF8.GetBytes(endpoint);
    }

    private void Report(in BatchInputLine members, string code, string message, int? column, BatchInputSeverity severity = BatchInputSeverity.Error)
    {
        _customId ??= members.CustomId.HasText ? members.CustomId.Text : null;
        Report(code, message, column, severity);
    }

    private void Report(string code, string message, int? column = null, BatchInputSeverity severity = BatchInputSeverity.Error) =>
        _found.Add(new BatchInputProblem(_path, _line, column > 0 ? column : null, _customId, code, severity, message));

    private static int? GetColumn(in BatchInputMember member, ReadOnlySpan<byte> line) =>
        member.Type == JsonTokenType.None ? null : GetColumn(line, member.Start);

    private static int GetColumn(ReadOnlySpan<byte> line, int at) => Encoding.UTF8.GetCharCount(line.Slice(0, at).ToArray()) + 1;

    // Without a byte order mark, UTF-16 is detected by the null byte of each ASCII character.
    private static bool LooksLikeUtf16(ReadOnlySpan<byte> line) => line.Length >= 4
        && ((line[0] == 0 && line[1] != 0 && line[2] == 0) || (line[0] != 0 && line[1] == 0 && line[3] == 0));

    private static int FindInvalidByte(ReadOnlySpan<byte> line)
    {
        try
        {
            Strict.GetCharCount(line.ToArray());
            return line.Length;
        }
        catch (DecoderFallbackException exception)
        {
            return Math.Max(exception.Index, 0);
        }
    }
}
