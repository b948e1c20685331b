using System.Collections;
using System.Management.Automation;
using Mka1.Batches;
using Mka1.Errors;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.Batches;

/// <summary>Lets a request be given as a hashtable or object with the members of a line.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class BatchRequestTransformationAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => inputData switch
    {
        object[] many when many.Any(IsLine) => many.Select(item => IsLine(item) ? Request(item) : item).ToArray(),
        _ => IsLine(inputData) ? Request(inputData) : inputData,
    };

    private static bool IsLine(object value) => value switch
    {
        IDictionary map => map.Contains("custom_id"),
        PSObject { BaseObject: IDictionary map } => map.Contains("custom_id"),
        PSObject { BaseObject: PSCustomObject } custom => custom.Properties["custom_id"] is not null,
        _ => false,
    };

    private static BatchRequest Request(object value)
    {
        try
        {
            return BatchRequest.FromMembers(PlainValue.Members(value));
        }
        catch (Mka1InputException exception)
        {
            throw new ArgumentTransformationMetadataException(exception.Message, exception);
        }
    }
}
