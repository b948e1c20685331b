using System.Net;
using System.Security;
using Mka1.Http;
using Mka1.PowerShell.Languages;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.Connection;

/// <summary>The connection settings of the environment (docs.mka1.com: SDK README and CLI authentication).</summary>
internal static class EnvironmentSettings
{
    public const string KeyVariable = "MKA1_API_KEY";
    public const string BearerVariable = "MKA1_BEARER_AUTH";
    private const string ServerVariable = "MKA1_SERVER_URL";
    private const string ConfigurationVariable = "MKA1_CONFIG_DIR";
    private const string OnBehalfOfVariable = "MKA1_ON_BEHALF_OF";

    public static SecureString? Token => (GetValue(KeyVariable) ?? GetValue(BearerVariable)) is string key ? new NetworkCredential(string.Empty, key).SecurePassword : null;

    public static string? OnBehalfOf => GetValue(OnBehalfOfVariable);

    /// <summary>The folder of saved contexts.</summary>
    public static string ConfigurationFolder => GetValue(ConfigurationVariable)
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify), "Mka1");

    /// <exception cref="Mka1.Errors.Mka1InputException">The variable does not contain an address.</exception>
    public static Uri Server => GetValue(ServerVariable) is not string address ? Mka1ClientOptions.DefaultServer
        : Uri.TryCreate(address, UriKind.Absolute, out var server) ? server
        : throw new Mka1.Errors.Mka1InputException(Messages.Get("EnvironmentServerInvalid", ServerVariable, address));

    /// <summary>Creates a context from the environment; null if it contains no key.</summary>
    // As with Connect-Mka1, a JWT names its end user itself.
    public static Mka1Context? CreateContext() => Token is SecureString token
        ? new Mka1Context("environment", Server, token, BearerToken.IsJwt(SecretText.Read(token)) ? null : OnBehalfOf, new ContextSettings()) : null;

    private static string? GetValue(string name) =>
        Environment.GetEnvironmentVariable(name) is string value && value.Trim().Length > 0 ? value.Trim() : null;
}
