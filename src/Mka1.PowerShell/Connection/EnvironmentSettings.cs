using System.Security;

namespace Mka1.PowerShell.Connection;

/// <summary>What the environment says about the connection (docs.mka1.com: SDK README and CLI authentication).</summary>
internal static class EnvironmentSettings
{
    public const string KeyVariable = "MKA1_API_KEY";
    public const string BearerVariable = "MKA1_BEARER_AUTH";
    private const string ServerVariable = "MKA1_SERVER_URL";
    private const string OnBehalfOfVariable = "MKA1_ON_BEHALF_OF";

    public static SecureString? Token => (Value(KeyVariable) ?? Value(BearerVariable)) is string key ? Secret(key) : null;

    public static string? OnBehalfOf => Value(OnBehalfOfVariable);

    /// <exception cref="Mka1.Errors.Mka1InputException">The variable does not hold an address.</exception>
    public static Uri Server => Value(ServerVariable) is not string address ? Mka1ClientOptions.DefaultServer
        : Uri.TryCreate(address, UriKind.Absolute, out var server) ? server
        : throw new Mka1.Errors.Mka1InputException($"The environment variable {ServerVariable} holds '{address}', which is not an address. Set it to one such as https://apigw.mka1.com.");

    /// <summary>A context made of the environment alone; null if there is no key in it.</summary>
    public static Mka1Context? CreateContext() =>
        Token is SecureString token ? new Mka1Context("environment", Server, token, OnBehalfOf, new NetworkSettings()) : null;

    public static SecureString Secret(string text)
    {
        var secret = new SecureString();
        foreach (char character in text)
            secret.AppendChar(character);
        return secret;
    }

    private static string? Value(string name) =>
        Environment.GetEnvironmentVariable(name) is string value && value.Trim().Length > 0 ? value.Trim() : null;
}
