using System.Management.Automation;
using System.Security;

namespace Mka1.PowerShell.Connection;

/// <summary>Rejects a key in plain text. The error of the engine would contain the key, this one does not.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TokenTransformationAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value is SecureString
            ? value
            : throw new ArgumentTransformationMetadataException(
                "-Token takes the key as a SecureString, so that it does not appear in the history. Use (Read-Host -AsSecureString) or (Get-Secret NAME), "
                + $"or set the environment variable {EnvironmentSettings.KeyVariable} and omit -Token.");
    }
}
