using Mka1.Errors;
using Mka1.Languages;

namespace Mka1.Http;

/// <summary>The rules for addresses. A server uses https, or http on loopback only; no address contains a user name or password.</summary>
public static class ServerAddress
{
    private static readonly HashSet<string> ProxySchemes = new(StringComparer.Ordinal) { "http", "https", "socks4", "socks4a", "socks5" };

    /// <summary>Checks the address of a server before a key is sent to it.</summary>
    /// <param name="server">The address; a path in it is kept.</param>
    /// <returns>The address as it was given.</returns>
    /// <exception cref="Mka1InputException">It does not match the rules.</exception>
    public static Uri Check(Uri server)
    {
        if (server is null)
            throw new ArgumentNullException(nameof(server));
        if (!server.IsAbsoluteUri || (server.Scheme != Uri.UriSchemeHttps && server.Scheme != Uri.UriSchemeHttp))
            throw new Mka1InputException(Messages.Get("ServerNotAbsolute", server));
        if (server.UserInfo.Length > 0)
            throw new Mka1InputException(Messages.Get("ServerWithUser", server.Host));
        if (server.Query.Length > 0 || server.Fragment.Length > 0)
            throw new Mka1InputException(Messages.Get("ServerWithQuery", server.Host));
        if (server.AbsolutePath.TrimEnd('/').EndsWith(Api.LlmPath, StringComparison.OrdinalIgnoreCase))
            throw new Mka1InputException(Messages.Get("ServerWithApiPath", server, Api.LlmPath));
        if (server.Scheme == Uri.UriSchemeHttp && !server.IsLoopback)
            throw new Mka1InputException(Messages.Get("ServerNotEncrypted", server));
        return server;
    }

    /// <summary>Checks the address of a proxy.</summary>
    /// <param name="proxy">The address.</param>
    /// <returns>The address as it was given.</returns>
    /// <exception cref="Mka1InputException">Its scheme is unknown, or it contains a user name or password, which error messages would show.</exception>
    public static Uri CheckProxy(Uri proxy)
    {
        if (proxy is null)
            throw new ArgumentNullException(nameof(proxy));
        if (!proxy.IsAbsoluteUri || !ProxySchemes.Contains(proxy.Scheme))
            throw new Mka1InputException(Messages.Get("ProxyNotAbsolute", proxy));
        if (proxy.UserInfo.Length > 0)
            throw new Mka1InputException(Messages.Get("ProxyWithUser", proxy.Host));
        return proxy;
    }
}
