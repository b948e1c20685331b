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
    private const string IdMember = "Id";
    private const string GroupMember = "Group";

    // Binding and processing of an input run on one thread.
    [ThreadStatic]
    private static object? s_passedOn;

    /// <summary>Takes the last object that was left to the parameter Group, so that its cmdlet sees where it was read.</summary>
    public static object? TakePassedOn()
    {
        object? passed = s_passedOn;
        s_passedOn = null;
        return passed;
    }

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (inputData is null || ReferenceEquals(inputData, AutomationNull.Value))
            return null;
        object? value = PlainValue.Unwrap(inputData);
        s_passedOn = null;
        if (value is not (string or ValueType or ObjectId) && ObjectMember.Has(inputData, GroupMember) && !ObjectMember.Has(inputData, IdMember))
        {
            s_passedOn = inputData;
            // A group of batches. The engine does not bind a piped object after this exception, and tries other parameters.
            string message = $"A {value!.GetType().Name} has no {IdMember}.";
            throw new ArgumentTransformationMetadataException(message, new PSInvalidCastException(message));
        }
        return PlainValue.GetItems(value) is IEnumerable items ? items.Cast<object?>().Select(Create).ToArray() : new[] { Create(inputData) };
    }

    private static ObjectId Create(object? item) => PlainValue.Unwrap(item) as ObjectId ?? new ObjectId(item);
}
