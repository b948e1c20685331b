using System.Collections;
using System.Management.Automation;

namespace Mka1.PowerShell.Views;

/// <summary>
/// Reads members by their names. A view of several kinds shows a member that one kind has and another lacks, and what comes back
/// from a job or a file has the members without the type.
/// </summary>
internal static class MemberPath
{
    /// <summary>The value of a member, or of a member of it.</summary>
    /// <param name="of">The object.</param>
    /// <param name="path">Names with dots between, such as <c>Usage.TotalTokens</c>.</param>
    /// <returns>The value, null where something on the way is missing.</returns>
    public static object? Value(object? of, string path)
    {
        foreach (string name in path.Split('.'))
            of = Member(Base(of), name);
        return Base(of);
    }

    /// <summary>The object that the engine may have wrapped. One that has its members in the wrapping only stays in it.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The object itself.</returns>
    public static object? Base(object? value) => value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;

    private static object? Member(object? of, string name) => of switch
    {
        null => null,
        PSObject wrapping => wrapping.Properties[name]?.Value,
        IDictionary map => map[name],
        _ => of.GetType().GetProperty(name)?.GetValue(of),
    };
}
