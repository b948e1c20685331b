using System.Management.Automation;

namespace Mka1.PowerShell.Values;

/// <summary>Refuses a script block where the engine does not run it for each object: it would convert the block to its code.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TextTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        PlainValue.Unwrap(inputData) is ScriptBlock ? throw CreateRefusal("text") : inputData;

    /// <summary>Creates the error of a parameter that was given a script block.</summary>
    /// <param name="kind">What the parameter takes.</param>
    public static ArgumentTransformationMetadataException CreateRefusal(string kind) =>
        new($"The parameter takes {kind}, and not a script block. To calculate it for each object: ForEach-Object {{ ... }}.");
}
