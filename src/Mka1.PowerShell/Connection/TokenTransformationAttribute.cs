using Mka1.PowerShell.Languages;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.Connection;

/// <summary>Takes a key as a secret, and names the environment variable for it.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TokenTransformationAttribute : SecretTransformationAttribute
{
    private protected override string Refusal =>
        Messages.Get("KeyNotSecure", EnvironmentSettings.KeyVariable);
}
