using System.Management.Automation;

namespace Mka1.PowerShell.Connection;

/// <summary>Lets a context be given by its name.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ContextTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (value is not string name)
            return value;
        return ContextStore.Find(name)
            ?? throw new ArgumentTransformationMetadataException($"There is no context '{name}'. Get-Mka1Context -Name * shows those that there are.");
    }
}
