using Mka1.Errors;

namespace Mka1.PowerShell.Connection;

/// <summary>The rule for a proxy's address, so that a wrong one is told at once and not at the first call.</summary>
internal static class ProxyAddress
{
    private static readonly HashSet<string> Schemes = new(StringComparer.Ordinal) { "http", "https", "socks4", "socks4a", "socks5" };

    /// <exception cref="Mka1InputException">It breaks the rule.</exception>
    public static Uri? Check(Uri? proxy, bool hasCredential, bool noProxy)
    {
        if (proxy is null)
            return hasCredential ? throw new Mka1InputException("-ProxyCredential needs -Proxy: give the address of the proxy that it is for.") : null;
        if (noProxy)
            throw new Mka1InputException("-Proxy and -NoProxy exclude each other. Give one of them.");
        if (!proxy.IsAbsoluteUri || !Schemes.Contains(proxy.Scheme))
            throw new Mka1InputException($"The proxy address '{proxy}' must be a whole address with its scheme, such as http://proxy.example.com:8080.");
        // A context shows its proxy.
        if (proxy.UserInfo.Length > 0)
            throw new Mka1InputException($"The proxy address of {proxy.Host} holds a user name or password. Leave it out and give -ProxyCredential.");
        return proxy;
    }
}
