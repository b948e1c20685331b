using System.Management.Automation;
using System.Security;

namespace Mka1.PowerShell.Values;

/// <summary>Takes a secret as a SecureString, or the password of a PSCredential. The error of the engine would contain what was given, this one does not.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal class SecretTransformationAttribute : ArgumentTransformationAttribute
{
    private protected virtual string Refusal =>
        "A secret must be a SecureString, so that it does not appear in the history. Use (Read-Host -AsSecureString) or (Get-Secret NAME).";

    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => Read(inputData);

    private protected SecureString Read(object? input) => PlainValue.Unwrap(input) switch
    {
        SecureString secret => secret,
        PSCredential credential => credential.Password,
        _ => throw new ArgumentTransformationMetadataException(Refusal),
    };
}
