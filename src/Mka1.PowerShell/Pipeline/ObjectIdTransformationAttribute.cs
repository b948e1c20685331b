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
        object?[]? items = PlainValue.GetItems(PlainValue.Unwrap(inputData))?.Cast<object?>().ToArray();
        if (!IsSingle)
            return items is null ? new[] { Create(inputData) } : items.Select(Create).ToArray();
        return items is null ? Create(inputData) : items.Length == 1 ? Create(items[0])
            : throw new ArgumentTransformationMetadataException("Give one id or object, not several. To work on several, use the pipeline or a loop.");
    }

    private static ObjectId Create(object? item) => PlainValue.Unwrap(item) switch
    {
        ObjectId id => id,
        // Its Id is that of the block itself.
        ScriptBlock => throw TextTransformationAttribute.CreateRefusal("an id or an object"),
        _ => new ObjectId(item),
    };
}
