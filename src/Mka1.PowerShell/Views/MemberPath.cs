using System.Collections;
using System.Management.Automation;

namespace Mka1.PowerShell.Views;

/// <summary>
/// Reads members by name. A view of several types may show a member that only some of them have, and a deserialized object has
/// the members without the type.
/// </summary>
internal static class MemberPath
{
    /// <summary>Gets the value of a member or of a nested member.</summary>
    /// <param name="source">The object.</param>
    /// <param name="path">Names separated by dots, such as <c>Usage.TotalTokens</c>.</param>
    /// <returns>The value; null if a member of the path is missing.</returns>
    public static object? GetValue(object? source, string path)
    {
        foreach (string name in path.Split('.'))
            source = GetMember(Unwrap(source), name);
        return Unwrap(source);
    }

    /// <summary>Removes the PowerShell wrapper of an object, unless only the wrapper has its members.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The object itself.</returns>
    public static object? Unwrap(object? value) => value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;

    private static object? GetMember(object? source, string name) => source switch
    {
        null => null,
        PSObject wrapping => wrapping.Properties[name]?.Value,
        IDictionary map => map[name],
        _ => source.GetType().GetProperty(name)?.GetValue(source),
    };
}
