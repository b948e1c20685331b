using System.Management.Automation;

namespace Mka1.PowerShell.Connection;

/// <summary>Converts the name of a context to the context.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ContextTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (value is not string name)
            return value;
        return ContextStore.Find(name)
            ?? throw new ArgumentTransformationMetadataException($"There is no context '{name}'. To list the contexts: Get-Mka1Context -Name *.");
    }
}
