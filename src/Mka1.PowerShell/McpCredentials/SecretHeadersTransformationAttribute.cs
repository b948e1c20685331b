using System.Collections;
using System.Management.Automation;
using System.Security;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.McpCredentials;

/// <summary>Takes a hashtable of secrets by the names of headers.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SecretHeadersTransformationAttribute : SecretTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var map = PlainValue.Unwrap(inputData) as IDictionary
            ?? throw new ArgumentTransformationMetadataException("Give a hashtable with the names of headers and their values as SecureString.");
        var headers = new Dictionary<string, SecureString>(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry entry in map)
            headers[PlainValue.ToText(entry.Key)] = Read(entry.Value);
        return headers;
    }
}
