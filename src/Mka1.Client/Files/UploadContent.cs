using System.Net;
using System.Security.Cryptography;
using Mka1.Http;

namespace Mka1.Files;

/// <summary>The content of an upload, which is streamed and hashed; each write restarts the timer.</summary>
internal sealed class UploadContent : HttpContent
{
    private const int BufferSize = 128 * 1024;
    private readonly FileStream _file;
    private readonly IdleTimer _timer;
    private readonly IProgress<TransferProgress>? _progress;
    private readonly long _length;

    public UploadContent(FileStream file, IdleTimer timer, IProgress<TransferProgress>? progress)
    {
        _file = file;
        _timer = timer;
        _progress = progress;
        _length = file.Length;
    }

    /// <summary>The hash of the bytes sent; null before the end.</summary>
    public string? Sha256 { get; private set; }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[BufferSize];
        long sent = 0;
        while (sent < _length)
        {
            int read = await _file.ReadAsync(buffer, 0, (int)Math.Min(buffer.Length, _length - sent), _timer.Token).ConfigureAwait(false);
            if (read == 0)
                throw new IOException($"'{_file.Name}' became shorter while it was sent.");
            hash.AppendData(buffer, 0, read);
            await stream.WriteAsync(buffer, 0, read, _timer.Token).ConfigureAwait(false);
            sent += read;
            _timer.Restart();
            _progress?.Report(new TransferProgress(sent, _length));
        }
        Sha256 = Sha256Text.Finish(hash);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _length;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _file.Dispose();
        base.Dispose(disposing);
    }
}
