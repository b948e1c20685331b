using System.Collections;
using System.Management.Automation;
using Mka1.Json;

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
        int dot = path.IndexOf('.');
        return dot < 0 ? Unwrap(GetMember(source, path)) : GetValue(GetMember(source, path.Substring(0, dot)), path.Substring(dot + 1));
    }

    /// <summary>Removes the PowerShell wrapper of an object, unless only the wrapper has its members.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The object itself.</returns>
    public static object? Unwrap(object? value) => value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;

    private static object? GetMember(object? source, string name) => Unwrap(source) switch
    {
        null => null,
        PSObject bag => bag.Properties[name]?.Value,
        IDictionary map => map[name],
        // A property that TypeMembers adds to the type.
        Mka1Object own when name == "AdditionalProperties" => own.GetAdditionalProperties(),
        var plain when plain.GetType().GetProperty(name) is { } property => property.GetValue(plain),
        // A note property, such as the context that an object was read with.
        _ => (source as PSObject)?.Properties[name]?.Value,
    };
}
