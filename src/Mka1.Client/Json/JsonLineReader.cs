namespace Mka1.Json;

/// <summary>Reads lines of bytes from a stream and buffers one of them at a time.</summary>
/// <param name="stream">The stream.</param>
/// <param name="createException">Creates the exception for a line that is too long from a description.</param>
/// <param name="maximumLength">The maximum number of bytes of a line without its line break.</param>
internal sealed class JsonLineReader(Stream stream, Func<string, Exception> createException, int maximumLength = JsonLineReader.MaximumLength)
{
    /// <summary>The maximum number of bytes of a line: 256 MiB, more than a whole input file usually has.</summary>
    public const int MaximumLength = 256 * 1024 * 1024;

    private const int InitialSize = 256 * 1024;
    private const int MaximumEndLength = 2;
    private static readonly byte[] Mark = [0xEF, 0xBB, 0xBF];
    private byte[] _buffer = new byte[Math.Min(InitialSize, maximumLength + MaximumEndLength)];
    private int _start;
    private int _end;
    private bool _exhausted;
    private long _moved;

    /// <summary>The current line without its line break; valid until the next read.</summary>
    public ReadOnlyMemory<byte> Line { get; private set; }

    /// <summary>The number of the current line, 1 for the first.</summary>
    public long Number { get; private set; }

    /// <summary>True if the current line is only white space.</summary>
    public bool IsBlank => IsWhiteSpace(Line.Span);

    /// <summary>The position of the current line in the stream.</summary>
    public long Offset { get; private set; }

    /// <summary>The number of bytes read so far.</summary>
    public long Consumed => _moved + _end;

    /// <summary>True if the text begins with a byte order mark. It is not part of the first line.</summary>
    public bool HasByteOrderMark { get; private set; }

    /// <summary>Whether a line is only white space.</summary>
    public static bool IsWhiteSpace(ReadOnlySpan<byte> line)
    {
        foreach (byte value in line)
        {
            if (value is not ((byte)' ' or (byte)'\t'))
                return false;
        }
        return true;
    }

    /// <summary>Moves to the next line.</summary>
    /// <returns>False at the end.</returns>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        int searched = _start;
        while (true)
        {
            int length = _buffer.AsSpan(searched, _end - searched).IndexOf((byte)'\n');
            if (length >= 0)
            {
                SetLine(searched + length);
                _start++;
                return true;
            }
            searched = _end;
            if (_exhausted)
            {
                if (_start == _end)
                    return false;
                SetLine(_end);
                return true;
            }
            searched -= MakeRoom();
            int read = await stream.ReadAsync(_buffer, _end, _buffer.Length - _end, cancellationToken).ConfigureAwait(false);
            _exhausted = read == 0;
            _end += read;
        }
    }

    private void SetLine(int end)
    {
        int start = _start;
        if (Number++ == 0 && _buffer.AsSpan(start, end - start).StartsWith(Mark))
        {
            HasByteOrderMark = true;
            start += Mark.Length;
        }
        int last = end > start && _buffer[end - 1] == '\r' ? end - 1 : end;
        Line = _buffer.AsMemory(start, last - start);
        Offset = _moved + start;
        _start = end;
    }

    // Moves the unread bytes to the front and doubles the buffer if one line fills it. Returns the distance moved.
    private int MakeRoom()
    {
        int moved = _start;
        if (_end == _buffer.Length)
        {
            if (_start == 0 && _buffer.Length >= maximumLength + MaximumEndLength)
                throw createException($"line {Number + 1} has more than {maximumLength} bytes, the most that a line may have");
            byte[] target = _start == 0 ? new byte[Math.Min(_buffer.Length * 2, maximumLength + MaximumEndLength)] : _buffer;
            Buffer.BlockCopy(_buffer, _start, target, 0, _end - _start);
            _buffer = target;
            _end -= _start;
            _moved += _start;
            _start = 0;
            return moved;
        }
        return 0;
    }
}
