using System.Net;

namespace Mka1.Http;

/// <summary>Creates the HTTP clients of a connection: one for calls, and one that does not decompress content.</summary>
internal static class HttpClients
{
    public static HttpClient Create(Mka1ClientOptions options, bool decompress)
    {
        var client = new HttpClient(CreateHandler(options, decompress))
        {
            // Each request has its own timers, because a stream may last for hours.
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
            // New connections use changed DNS entries.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            EnableMultipleHttp2Connections = true,
            // Draining an unread answer keeps the connection, but is not worth the default of two seconds.
            ResponseDrainTimeout = TimeSpan.FromMilliseconds(100),
            // CONNECT opens a tunnel through a proxy: its stream is wrapped by the request inside.
            PlaintextStreamFilter = static (context, _) => new ValueTask<Stream>(
                context.NegotiatedHttpVersion.Major == 1 && context.InitialRequestMessage.Method != HttpMethod.Connect
                    ? new EarlyAnswerStream(context.PlaintextStream) : context.PlaintextStream),
#else
        // .NET Framework allows two connections per server by default, which would limit concurrent calls.
        ServicePointManager.FindServicePoint(options.Server).ConnectionLimit = 256;
        var handler = new HttpClientHandler
        {
            AutomaticDecompression = decompress ? DecompressionMethods.GZip | DecompressionMethods.Deflate : DecompressionMethods.None,
#endif
            // Redirects are not followed, so that the token is not sent to another server.
            AllowAutoRedirect = false,
            UseCookies = false,
            // For a loopback server the system proxy is not used, because it would receive the key.
            UseProxy = !options.NoProxy && (options.Proxy is not null || !options.Server.IsLoopback),
        };
        if (options.Proxy is not null)
            handler.Proxy = new WebProxy(options.Proxy) { Credentials = options.ProxyCredential };
        return handler;
    }
}
