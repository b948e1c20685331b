using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.Connection;

/// <summary>Takes a key as a secret, and names the environment variable for it.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TokenTransformationAttribute : SecretTransformationAttribute
{
    private protected override string Refusal =>
        "-Token takes the key as a SecureString, so that it does not appear in the history. Use (Read-Host -AsSecureString) or (Get-Secret NAME), "
        + $"or set the environment variable {EnvironmentSettings.KeyVariable} and omit -Token.";
}
