using Mka1.Errors;

namespace Mka1.Http;

/// <summary>The rule for a server's address: https, or http to this machine only; no user name in it.</summary>
public static class ServerAddress
{
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
        if (server.Scheme == Uri.UriSchemeHttp && !server.IsLoopback)
            throw new Mka1InputException($"The server address '{server}' is not encrypted, so the key could be read on the way. Use https://; plain http:// is allowed to this machine only.");
        return server;
    }
}
