using System.Text;

namespace Mka1.Http;

/// <summary>
/// Reads text/event-stream as the WHATWG standard defines it, one event at a time. Only the data of one event is buffered: unused
/// fields and comments of any length are skipped.
/// </summary>
/// <param name="body">The bytes.</param>
/// <param name="maximumSize">The maximum size of the data of an event in bytes.</param>
internal sealed class EventStreamReader(Stream body, int maximumSize)
{
    private const int BufferSize = 16 * 1024;

    // Names of events are much shorter.
    private const int LongestName = 1024;

    // "event:" and an optional space: enough bytes to identify every field.
    private const int LongestPrefix = 7;

    private static readonly byte[] Mark = [0xEF, 0xBB, 0xBF];
    private readonly byte[] _buffer = new byte[BufferSize];
    private readonly byte[] _name = new byte[LongestName];
    private byte[] _data = new byte[1024];
    private int _start;
    private int _end;
    private int _nameLength;
    private string? _nameText;
    private int _dataLength;
    private Field _field;
    private bool _hasStarted;
    private bool _afterReturn;
    private bool _hasData;
    private bool _isReturned;

    private enum Field
    {
        // The field of the line is not known yet.
        None,
        Data,
        Name,
        Ignored,
    }

    /// <summary>The data of the current event, its lines joined by line feeds; valid until the next read.</summary>
    public ReadOnlyMemory<byte> Data => _data.AsMemory(0, _dataLength);

    /// <summary>The name of the current event, <c>message</c> if it has none.</summary>
    public string Name => _nameLength == 0 ? "message" : _nameText ??= Encoding.UTF8.GetString(_name, 0, _nameLength);

    /// <summary>Moves to the next event. An incomplete event at the end of the stream is ignored.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="InvalidDataException">The data of the event is too large.</exception>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (_isReturned)
            Clear();
        while (true)
        {
            if (Advance())
                return true;
            // The rest is the beginning of a line.
            int left = _end - _start;
            Buffer.BlockCopy(_buffer, _start, _buffer, 0, left);
            _start = 0;
            _end = left;
            int read = await body.ReadAsync(_buffer, left, BufferSize - left, cancellationToken).ConfigureAwait(false);
            if (read == 0)
                return false;
            _end += read;
        }
    }

    // Processes the buffer up to the end of an event.
    private bool Advance()
    {
        while (_start < _end)
        {
            var rest = _buffer.AsSpan(_start, _end - _start);
            if (_afterReturn)
            {
                _afterReturn = false;
                if (rest[0] == '\n')
                {
                    _start++;
                    continue;
                }
            }
            if (!_hasStarted)
            {
                if (rest.Length < Mark.Length && Mark.AsSpan().StartsWith(rest))
                    return false;
                _hasStarted = true;
                if (rest.StartsWith(Mark))
                {
                    _start += Mark.Length;
                    continue;
                }
            }
            int length = rest.IndexOfAny((byte)'\r', (byte)'\n');
            bool whole = length >= 0;
            if (!whole && _field == Field.None && rest.Length < LongestPrefix)
                return false;
            var line = whole ? rest.Slice(0, length) : rest;
            bool blank = whole && length == 0 && _field == Field.None;
            _start += line.Length;
            if (whole)
            {
                _afterReturn = rest[length] == '\r';
                _start++;
            }
            if (blank)
            {
                if (_hasData)
                    return _isReturned = true;
                Clear();
                continue;
            }
            Process(line);
            if (whole)
                _field = Field.None;
        }
        return false;
    }

    // Processes a line or a part of it.
    private void Process(ReadOnlySpan<byte> text)
    {
        if (_field == Field.None)
        {
            _field = ReadField(ref text);
            if (_field == Field.Name)
                _nameLength = 0;
            // Data lines are joined by line feeds.
            if (_field == Field.Data)
            {
                if (_hasData)
                    Append("\n"u8);
                _hasData = true;
            }
        }
        if (_field == Field.Data)
            Append(text);
        else if (_field == Field.Name)
            AppendName(text);
    }

    // Returns the field of a line and removes its name.
    private static Field ReadField(ref ReadOnlySpan<byte> line)
    {
        int colon = line.IndexOf((byte)':');
        var name = colon < 0 ? line : line.Slice(0, colon);
        var field = name.SequenceEqual("data"u8) ? Field.Data : name.SequenceEqual("event"u8) ? Field.Name : Field.Ignored;
        line = colon < 0 ? default : line.Slice(colon + 1);
        if (line.Length > 0 && line[0] == ' ')
            line = line.Slice(1);
        return field;
    }

    private void Append(ReadOnlySpan<byte> text)
    {
        if (text.Length > maximumSize - _dataLength)
            throw new InvalidDataException();
        if (_dataLength + text.Length > _data.Length)
            Array.Resize(ref _data, (int)Math.Min(maximumSize, Math.Max(_data.Length * 2L, _dataLength + text.Length)));
        text.CopyTo(_data.AsSpan(_dataLength));
        _dataLength += text.Length;
    }

    private void AppendName(ReadOnlySpan<byte> text)
    {
        text = text.Slice(0, Math.Min(text.Length, LongestName - _nameLength));
        text.CopyTo(_name.AsSpan(_nameLength));
        _nameLength += text.Length;
    }

    private void Clear()
    {
        _dataLength = _nameLength = 0;
        _nameText = null;
        _hasData = _isReturned = false;
    }
}
