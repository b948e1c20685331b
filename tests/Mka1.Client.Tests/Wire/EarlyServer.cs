using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Mka1.Client.Tests.Wire;

/// <summary>A server on loopback that refuses requests before it has read them whole, and what becomes of the connection then.</summary>
internal sealed class EarlyServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _serving;

    public EarlyServer(int status, long after, Ending ending)
    {
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _serving = ServeAsync(status, after, ending);
    }

    internal enum Ending
    {
        Close,
        Reset,
        Hold,
    }

    public Uri Address { get; }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _serving;
        _listener.Stop();
        _stopping.Dispose();
    }

    // One connection at a time, each with a request.
    private async Task ServeAsync(int status, long after, Ending ending)
    {
        var held = new List<TcpClient>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stopping.Token);
                held.Add(client);
                var stream = client.GetStream();
                byte[] piece = new byte[64 * 1024];
                long got = 0;
                do
                {
                    got += await stream.ReadAsync(piece.AsMemory(0, after == 0 ? 2048 : piece.Length), _stopping.Token);
                }
                while (got < after);
                await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status} Early\r\nContent-Type: application/json\r\nContent-Length: 29\r\n\r\n{{\"error\":{{\"message\":\"early\"}}}}"), _stopping.Token);
                if (ending == Ending.Hold)
                    continue;
                if (ending == Ending.Reset)
                    client.Client.LingerState = new LingerOption(true, 0);
                client.Dispose();
            }
        }
        catch (OperationCanceledException)
        {
            held.ForEach(client => client.Dispose());
        }
    }
}
