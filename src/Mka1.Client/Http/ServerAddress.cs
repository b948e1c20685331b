using Mka1.Errors;

namespace Mka1.Http;

/// <summary>The rules for addresses. That of a server is https, or http to this machine only; none holds a user name or password.</summary>
public static class ServerAddress
{
    private static readonly HashSet<string> ProxySchemes = new(StringComparer.Ordinal) { "http", "https", "socks4", "socks4a", "socks5" };

    /// <summary>Checks an address before a key is ever sent to it.</summary>
    /// <param name="server">The address; a path in it is kept.</param>
    /// <returns>The address as it was given.</returns>
    /// <exception cref="Mka1InputException">It breaks the rule.</exception>
    public static Uri Check(Uri server)
    {
        if (server is null)
            throw new ArgumentNullException(nameof(server));
        if (!server.IsAbsoluteUri || (server.Scheme != Uri.UriSchemeHttps && server.Scheme != Uri.UriSchemeHttp))
            throw new Mka1InputException($"The server address '{server}' must be a whole https:// address, such as https://apigw.mka1.com.");
        if (server.UserInfo.Length > 0)
            throw new Mka1InputException($"The server address of {server.Host} holds a user name or password. Leave it out and give the key as token.");
        if (server.Query.Length > 0 || server.Fragment.Length > 0)
            throw new Mka1InputException($"The server address of {server.Host} must not hold a query or a fragment.");
        if (server.AbsolutePath.TrimEnd('/').EndsWith(Api.LlmPath, StringComparison.OrdinalIgnoreCase))
            throw new Mka1InputException($"The server address '{server}' ends in {Api.LlmPath}, which every call adds by itself. Leave it out.");
        if (server.Scheme == Uri.UriSchemeHttp && !server.IsLoopback)
            throw new Mka1InputException($"The server address '{server}' is not encrypted, so the key could be read on the way. Use https://; plain http:// is allowed to this machine only.");
        return server;
    }

    /// <summary>Checks the address of a proxy.</summary>
    /// <param name="proxy">The address.</param>
    /// <returns>The address as it was given.</returns>
    /// <exception cref="Mka1InputException">It names no scheme that is known, or holds a user name or password, which errors and contexts would show.</exception>
    public static Uri CheckProxy(Uri proxy)
    {
        if (proxy is null)
            throw new ArgumentNullException(nameof(proxy));
        if (!proxy.IsAbsoluteUri || !ProxySchemes.Contains(proxy.Scheme))
            throw new Mka1InputException($"The proxy address '{proxy}' must be a whole address with its scheme, such as http://proxy.example.com:8080.");
        if (proxy.UserInfo.Length > 0)
            throw new Mka1InputException($"The proxy address of {proxy.Host} holds a user name or password. Leave it out and give -ProxyCredential.");
        return proxy;
    }
}
