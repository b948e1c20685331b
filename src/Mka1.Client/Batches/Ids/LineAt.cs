using Mka1.Files;

namespace Mka1.Batches.Ids;

/// <summary>Reads lines of a file at given positions.</summary>
internal sealed class LineAt(string path) : IDisposable
{
    private readonly FileStream _file = InputFile.Open(path, FileOptions.RandomAccess);
    private byte[] _buffer = new byte[4096];
    private long _start = -1;
    private int _length;

    /// <summary>Reads the line without its line break; valid until the next call.</summary>
    public ReadOnlySpan<byte> Read(long offset)
    {
        // A file with one id many times reads the same line repeatedly.
        if (offset != _start)
            Load(offset);
        return _buffer.AsSpan(0, _length);
    }

    public void Dispose() => _file.Dispose();

    private void Load(long offset)
    {
        _start = -1;
        _file.Position = offset;
        int filled = 0;
        while (true)
        {
            int read = _file.Read(_buffer, filled, _buffer.Length - filled);
            int end = _buffer.AsSpan(filled, read).IndexOf((byte)'\n');
            filled += read;
            if (end >= 0 || read == 0)
            {
                _length = end >= 0 ? filled - read + end : filled;
                if (_length > 0 && _buffer[_length - 1] == '\r')
                    _length--;
                _start = offset;
                return;
            }
            if (filled == _buffer.Length)
                Array.Resize(ref _buffer, _buffer.Length * 2);
        }
    }
}
