using System.Management.Automation;
using System.Security;

namespace Mka1.PowerShell.Connection;

/// <summary>Refuses a key in plain text in words that do not repeat it, which the engine's own would.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TokenTransformationAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value is SecureString
            ? value
            : throw new ArgumentTransformationMetadataException(
                "-Token takes the key as a SecureString, so that it does not stand in the history. Give (Read-Host -AsSecureString) or (Get-Secret NAME), "
                + $"or set the environment variable {EnvironmentSettings.KeyVariable} and leave -Token out.");
    }
}
