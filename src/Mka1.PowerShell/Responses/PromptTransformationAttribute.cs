using System.Management.Automation;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.Responses;

/// <summary>
/// Accepts text, a number or an object with a member Prompt. The engine would convert any other object to the name of its type,
/// and that prompt would be billed, too.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PromptTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (value is null or string)
            return value;
        if (value is DateTime or DateTimeOffset)
            throw new ArgumentTransformationMetadataException("A prompt is a date, whose original text is lost. Give text: .ToString('o'), or ConvertFrom-Json -DateKind String.");
        // Convert numbers to text.
        if (value is ValueType)
            return PlainValue.ToText(value);
        object? member = value is System.Collections.IDictionary map ? map["Prompt"] : PSObject.AsPSObject(inputData!).Properties["Prompt"]?.Value;
        return (member is PSObject inner ? inner.BaseObject : member) as string
            ?? throw new ArgumentTransformationMetadataException(
                $"A prompt is text, or an object with a member Prompt, not a {value.GetType().Name}. Give its text: ForEach-Object {{ \"...\" }}, or Get-Content for a file.");
    }
}
