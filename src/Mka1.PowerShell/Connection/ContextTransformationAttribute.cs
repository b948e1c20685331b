using System.Collections;
using System.Management.Automation;

namespace Mka1.PowerShell.Connection;

/// <summary>Converts the name of a context to the context.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ContextTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (value is IList { Count: > 1 } names)
            throw new ArgumentTransformationMetadataException($"A command works with one context, not with {names.Count}. Run it for each: {string.Join(", ", names.Cast<object?>())} | ForEach-Object {{ ... -Context $_ }}.");
        if (value is not string name)
            return value;
        return ContextStore.Find(name)
            ?? throw new ArgumentTransformationMetadataException($"There is no context '{name}'. To list the contexts: Get-Mka1Context -Name *.");
    }
}
