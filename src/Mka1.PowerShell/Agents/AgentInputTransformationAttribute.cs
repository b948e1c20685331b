using System.Management.Automation;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.Agents;

/// <summary>Binds a number as text, as a prompt does, and an array of one text as that text. Other values are bound unchanged.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class AgentInputTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = PlainValue.Unwrap(inputData);
        object?[]? items = PlainValue.GetItems(value)?.Cast<object?>().Take(2).ToArray();
        return ToText(items is { Length: 1 } ? PlainValue.Unwrap(items[0]) : value) ?? inputData;
    }

    // The original text of a date is lost, so that the cmdlet refuses it.
    private static string? ToText(object? value) => value is string or (ValueType and not (DateTime or DateTimeOffset)) ? PlainValue.ToText(value) : null;
}
