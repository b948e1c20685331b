using System.Net;

namespace Mka1.Http;

/// <summary>Makes the two HTTP clients of a connection: one for calls, one that leaves content as it is on the wire.</summary>
internal static class HttpClients
{
    public static HttpClient Create(Mka1ClientOptions options, bool decompress)
    {
        var client = new HttpClient(CreateHandler(options, decompress))
        {
            // Each request has its own timers: a stream may last for hours.
            Timeout = Timeout.InfiniteTimeSpan,
        };
#if NET8_0_OR_GREATER
        client.DefaultRequestVersion = HttpVersion.Version20;
        client.DefaultVersionPolicy = HttpVersionPolicy.RequestVersionOrLower;
#endif
        string product = $"Mka1/{typeof(HttpClients).Assembly.GetName().Version!.ToString(3)}";
        client.DefaultRequestHeaders.TryAddWithoutValidation(
            "User-Agent", options.UserAgent is null ? product : $"{options.UserAgent} {product}");
        return client;
    }

    private static HttpMessageHandler CreateHandler(Mka1ClientOptions options, bool decompress)
    {
#if NET8_0_OR_GREATER
        var handler = new SocketsHttpHandler
        {
            AutomaticDecompression = decompress ? DecompressionMethods.All : DecompressionMethods.None,
            ConnectTimeout = options.ConnectionTimeout,
            // New connections follow a change of the server's DNS entry.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            EnableMultipleHttp2Connections = true,
            // What is left of an answer that nobody reads on is worth a moment, for the connection's sake, but not two seconds.
            ResponseDrainTimeout = TimeSpan.FromMilliseconds(100),
            // A tunnel through a proxy is no connection of HTTP/1.1, but of what goes through it.
            PlaintextStreamFilter = static (context, _) => new ValueTask<Stream>(
                context.NegotiatedHttpVersion.Major == 1 && context.InitialRequestMessage.Method != HttpMethod.Connect
                    ? new EarlyAnswerStream(context.PlaintextStream) : context.PlaintextStream),
#else
        // .NET Framework allows two connections a server by default, which would hold back -ThrottleLimit.
        ServicePointManager.FindServicePoint(options.Server).ConnectionLimit = 256;
        var handler = new HttpClientHandler
        {
            AutomaticDecompression = decompress ? DecompressionMethods.GZip | DecompressionMethods.Deflate : DecompressionMethods.None,
#endif
            // The bearer token goes to the server it is meant for and nowhere else.
            AllowAutoRedirect = false,
            UseCookies = false,
            // The system's proxy is not for what stays on this machine: it would be shown the key.
            UseProxy = !options.NoProxy && (options.Proxy is not null || !options.Server.IsLoopback),
        };
        if (options.Proxy is not null)
            handler.Proxy = new WebProxy(options.Proxy) { Credentials = options.ProxyCredential };
        return handler;
    }
}
