using System.Collections;
using System.Management.Automation;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Values;

/// <summary>Refuses null, an empty text, id, list or hashtable, and says which of them the value is.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NotEmptyAttribute : ValidateArgumentsAttribute
{
    protected override void Validate(object? arguments, EngineIntrinsics engineIntrinsics)
    {
        string? what = PlainValue.Unwrap(arguments) switch
        {
            null => "null",
            string { Length: 0 } => "an empty text",
            ObjectId id when id.ToString().Length == 0 => "an empty id",
            IDictionary { Count: 0 } => "an empty hashtable",
            ICollection { Count: 0 } => "an empty list",
            _ => null,
        };
        if (what is not null)
            throw new ValidationMetadataException($"The value is {what}. Give a value, or omit the parameter if it is optional.");
    }
}
