using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Mka1.Http;

namespace Mka1.Client.Tests.Wire;

/// <summary>
/// A server on loopback that says what a test scripts, byte for byte, and keeps what it was asked: for what no decent
/// server would say.
/// </summary>
internal sealed class WireServer : IAsyncDisposable
{
    public const string Token = "mk-4b1f7e0a9c";

    // Bound but not listening: refused, and nobody else can take the port meanwhile.
    private static readonly Socket Reserved = Bound();
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Func<WireRequest, int, WireAnswer> _script;
    private readonly List<WireRequest> _requests = [];
    private readonly List<Task> _work = [];
    private int _connections;
    private int _open;

    public WireServer(params WireAnswer[] answers)
        : this((_, index) => index < answers.Length ? answers[index] : WireAnswer.Json("""{"error":"The test expected no further request."}""", 418))
    {
    }

    /// <summary>A server whose answers depend on the request and its number, 0 for the first.</summary>
    public WireServer(Func<WireRequest, int, WireAnswer> script)
    {
        _script = script;
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _work.Add(AcceptAsync());
    }

    public Uri Address { get; }

    public FakeClock Clock { get; } = new();

    public RequestLog Log { get; } = new();

    /// <summary>How many connections were made so far.</summary>
    public int Connections => _connections;

    /// <summary>How many of them are open.</summary>
    public int OpenConnections => _open;

    public IReadOnlyList<WireRequest> Requests
    {
        get
        {
            lock (_requests)
                return [.. _requests];
        }
    }

    public WireRequest Request => Assert.Single(Requests);

    /// <summary>An address of this machine where nobody listens.</summary>
    public static Uri Nowhere { get; } = new($"http://127.0.0.1:{((IPEndPoint)Reserved.LocalEndPoint!).Port}");

    public Mka1Client Connect(string? token = Token, string? onBehalfOf = null, int retries = 3, string basePath = "", string? userAgent = null, int? largest = null) =>
        new(Options(Address, token, onBehalfOf, retries, basePath, userAgent, Clock, Log, largest));

    public static Mka1ClientOptions Options(
        Uri address, string? token = Token, string? onBehalfOf = null, int retries = 3, string basePath = "", string? userAgent = null,
        FakeClock? clock = null, RequestLog? log = null, int? largest = null) => new()
        {
            Server = new Uri(address, basePath),
            Token = _ => Task.FromResult(token!),
            OnBehalfOf = onBehalfOf,
            MaximumRetryCount = retries,
            UserAgent = userAgent,
            Clock = clock ?? new FakeClock(),
            Log = log,
            MaximumAnswerSize = largest ?? 512 * 1024 * 1024,
        };

    public Task WaitForRequestsAsync(int count) => Condition.BecomesTrueAsync(() => Requests.Count >= count);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Stop();
        Task[] work;
        lock (_work)
            work = [.. _work];
        await Task.WhenAll(work);
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stopping.Token);
                int number = Interlocked.Increment(ref _connections);
                Interlocked.Increment(ref _open);
                lock (_work)
                    _work.Add(ServeAsync(client, number));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task ServeAsync(TcpClient client, int number)
    {
        await Task.Yield();
        try
        {
            using (client)
            {
                client.NoDelay = true;
                var stream = client.GetStream();
                while (await ReadRequestAsync(stream, number) is WireRequest request)
                {
                    int index;
                    lock (_requests)
                    {
                        index = _requests.Count;
                        _requests.Add(request);
                    }
                    if (!await AnswerAsync(client, stream, _script(request, index)))
                        return;
                }
            }
        }
        catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException)
        {
            // The client has left, or the test is over.
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    private async Task<bool> AnswerAsync(TcpClient client, NetworkStream stream, WireAnswer answer)
    {
        foreach (object step in answer.Steps)
        {
            if (step is byte[] bytes)
                await stream.WriteAsync(bytes, _stopping.Token);
            else
                await (step as Task ?? ((Lazy<Task>)step).Value).WaitAsync(_stopping.Token);
        }
        switch (answer.End)
        {
            case WireAnswer.Ending.KeepAlive:
                return true;
            case WireAnswer.Ending.Reset:
                client.Client.LingerState = new LingerOption(true, 0);
                return false;
            case WireAnswer.Ending.Silence:
                while (await stream.ReadAsync(new byte[1], _stopping.Token) > 0)
                {
                }
                return false;
            default:
                return false;
        }
    }

    private async Task<WireRequest?> ReadRequestAsync(NetworkStream stream, int connection)
    {
        var buffer = new MemoryStream();
        byte[] piece = new byte[64 * 1024];
        int headLength;
        while ((headLength = HeadLength(buffer)) < 0)
        {
            int read = await stream.ReadAsync(piece, _stopping.Token);
            if (read == 0)
                return null;
            buffer.Write(piece, 0, read);
        }
        string[] lines = Encoding.UTF8.GetString(buffer.GetBuffer(), 0, headLength).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = lines.Skip(1).Select(line => line.Split(": ", 2)).Select(pair => KeyValuePair.Create(pair[0], pair[1])).ToArray();
        string? length = headers.FirstOrDefault(header => header.Key.Equals("Content-Length", StringComparison.OrdinalIgnoreCase)).Value;
        int total = headLength + (length is null ? 0 : int.Parse(length, CultureInfo.InvariantCulture));
        while (buffer.Length < total)
        {
            int read = await stream.ReadAsync(piece, _stopping.Token);
            if (read == 0)
                return null;
            buffer.Write(piece, 0, read);
        }
        string[] start = lines[0].Split(' ');
        return new WireRequest(start[0], start[1], headers, buffer.ToArray()[headLength..total], connection);
    }

    private static Socket Bound()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return socket;
    }

    private static int HeadLength(MemoryStream buffer)
    {
        int end = buffer.GetBuffer().AsSpan(0, (int)buffer.Length).IndexOf("\r\n\r\n"u8);
        return end < 0 ? -1 : end + 4;
    }
}
