using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Internal;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.Pipeline;

/// <summary>
/// Binds text and whole objects to a parameter of ids. The engine would bind only the member Id, and lose where the object was read.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ObjectIdTransformationAttribute : ArgumentTransformationAttribute
{
    /// <summary>Whether the parameter takes one id.</summary>
    public bool IsSingle { get; set; }

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (inputData is null || ReferenceEquals(inputData, AutomationNull.Value))
            return null;
        object? value = PlainValue.Unwrap(inputData);
        if (IsSingle)
            return PlainValue.GetItems(value) is null ? Create(inputData) : throw new ArgumentTransformationMetadataException("Give one id or object, not a collection. To work on several, use the pipeline or a loop.");
        return PlainValue.GetItems(value) is IEnumerable items ? items.Cast<object?>().Select(Create).ToArray() : new[] { Create(inputData) };
    }

    private static ObjectId Create(object? item) => PlainValue.Unwrap(item) as ObjectId ?? new ObjectId(item);
}
