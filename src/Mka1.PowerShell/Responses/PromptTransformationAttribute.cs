using System.Management.Automation;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.Responses;

/// <summary>
/// Takes text or a number for a prompt, or an object's member Prompt, and nothing else: the engine would make text of any object, and
/// a response to a type's name costs as much as one to a question.
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
            throw new ArgumentTransformationMetadataException("A prompt is a date, and how it was written is lost. Give text: .ToString('o'), or ConvertFrom-Json -DateKind String.");
        // Convert numbers to text.
        if (value is ValueType)
            return PlainValue.ToText(value);
        object? member = value is System.Collections.IDictionary map ? map["Prompt"] : PSObject.AsPSObject(inputData!).Properties["Prompt"]?.Value;
        return (member is PSObject inner ? inner.BaseObject : member) as string
            ?? throw new ArgumentTransformationMetadataException(
                $"A prompt is text, or an object with a member Prompt, not a {value.GetType().Name}. Give its text: ForEach-Object {{ \"...\" }}, or Get-Content for a file.");
    }
}
