using System.Collections;
using System.Collections.Specialized;
using System.Management.Automation;
using Mka1.Errors;
using Mka1.Json;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.Responses;

/// <summary>Converts the metadata of a row: a hashtable, an object or the text of a JSON object; blank is null.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RowMetadataAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        try
        {
            return Convert(inputData);
        }
        // As for a prompt, the cmdlet reports the error of that row.
        catch (Mka1InputException exception)
        {
            return new UnusableMap(exception);
        }
    }

    /// <exception cref="Mka1InputException">The value is not a map.</exception>
    public static IDictionary? Convert(object? value)
    {
        if (PromptRow.IsBlank(value))
            return null;
        switch (PlainValue.Unwrap(value))
        {
            case IDictionary map:
                return map;
            case string json:
                return JsonBody.ParseMembers(json, "The metadata");
            case PSCustomObject:
                var members = new OrderedDictionary();
                foreach (var property in PSObject.AsPSObject(value!).Properties)
                    members[property.Name] = property.Value;
                return members;
            case var other:
                throw new Mka1InputException($"Metadata are a hashtable, an object or the text of a JSON object, not a {other!.GetType().Name}.");
        }
    }
}
