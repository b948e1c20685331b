using Mka1.Errors;
using Mka1.Http;
using Mka1.PowerShell.Languages;

namespace Mka1.PowerShell.Connection;

/// <summary>Checks the proxy parameters, so that an error is reported before the first call.</summary>
internal static class ProxyAddress
{
    /// <exception cref="Mka1InputException">The address is invalid, or the parameters exclude each other.</exception>
    public static Uri? Check(Uri? proxy, bool hasCredential, bool noProxy)
    {
        if (proxy is null)
            return hasCredential ? throw new Mka1InputException(Messages.Get("ProxyCredentialNeedsProxy")) : null;
        if (noProxy)
            throw new Mka1InputException(Messages.Get("OneProxyParameter"));
        return ServerAddress.CheckProxy(proxy);
    }
}
