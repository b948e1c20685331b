using System.Net;
using System.Security;

namespace Mka1.PowerShell.Values;

/// <summary>Reads secrets.</summary>
internal static class SecretText
{
    public static string Read(SecureString secret) => new NetworkCredential(string.Empty, secret).Password;
}
