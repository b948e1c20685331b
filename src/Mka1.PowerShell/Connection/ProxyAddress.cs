using Mka1.Errors;
using Mka1.Http;

namespace Mka1.PowerShell.Connection;

/// <summary>The rule for a proxy's address, so that a wrong one is told at once and not at the first call.</summary>
internal static class ProxyAddress
{
    /// <exception cref="Mka1InputException">It breaks the rule.</exception>
    public static Uri? Check(Uri? proxy, bool hasCredential, bool noProxy)
    {
        if (proxy is null)
            return hasCredential ? throw new Mka1InputException("-ProxyCredential needs -Proxy: give the address of the proxy that it is for.") : null;
        if (noProxy)
            throw new Mka1InputException("-Proxy and -NoProxy exclude each other. Give one of them.");
        return ServerAddress.CheckProxy(proxy);
    }
}
