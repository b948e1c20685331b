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
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value is IEnumerable many and not IDictionary and not string
            ? many.Cast<object>().Select(RequestOf).ToArray()
            : RequestOf(inputData);
    }

    // Anything else is the engine's business.
    private static object RequestOf(object value) => IsLine(value) ? Request(value) : value;

    private static bool IsLine(object value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        IDictionary map => map.Contains("custom_id"),
        PSCustomObject => ((PSObject)value).Properties["custom_id"] is not null,
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
