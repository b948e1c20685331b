using System.Collections;
using System.Management.Automation;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Values;

/// <summary>Reads members of hashtables and objects.</summary>
internal static class ObjectMember
{
    /// <summary>Gets a member without the PowerShell wrapper; null if it does not exist or cannot be read.</summary>
    public static object? Get(object? source, string name)
    {
        try
        {
            object? value = PlainValue.Unwrap(source) is IDictionary map ? map[name] : Find(source, name)?.Value;
            return value is PSObject { BaseObject: PSCustomObject } ? value : PlainValue.Unwrap(value);
        }
        // The property throws, or the dictionary has keys other than text. The error is reported when the value is used.
        catch (Exception exception) when (!EngineFlow.Is(exception))
        {
            return null;
        }
    }

    /// <summary>Checks whether there is a member of this name.</summary>
    public static bool Has(object? source, string name)
    {
        try
        {
            return PlainValue.Unwrap(source) is IDictionary map ? map.Contains(name) : Find(source, name) is not null;
        }
        catch (Exception exception) when (!EngineFlow.Is(exception))
        {
            return false;
        }
    }

    private static PSPropertyInfo? Find(object? source, string name) => source is null ? null : PSObject.AsPSObject(source).Properties[name];
}
