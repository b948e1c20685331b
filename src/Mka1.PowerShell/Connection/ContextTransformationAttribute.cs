using System.Collections;
using System.Management.Automation;
using Mka1.PowerShell.Languages;

namespace Mka1.PowerShell.Connection;

/// <summary>Converts the name of a context to the context.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ContextTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (value is IList { Count: > 1 } names)
            throw new ArgumentTransformationMetadataException(Messages.Get("ContextsGiven", names.Count, string.Join(", ", names.Cast<object?>())));
        if (value is not string name)
            return value;
        return ContextStore.Find(name)
            ?? throw new ArgumentTransformationMetadataException(Messages.Get("ContextNotFoundList", name));
    }
}
