using System.Reflection;
using System.Text.Json;

namespace Mka1.Json;

/// <summary>Marks a property that is not named as its member is on the wire.</summary>
/// <param name="name">The member that the property shows; null if it shows none, or a part of one that another shows.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class WireMemberAttribute(string? name) : Attribute
{
    /// <summary>The member that the property shows.</summary>
    public string? Name => name;

    /// <summary>The member on the wire that a property shows: its own name in snake case, unless it says otherwise.</summary>
    /// <returns>Null if it shows none.</returns>
    public static string? GetName(PropertyInfo property) => property.GetCustomAttribute<WireMemberAttribute>() is { } mark
        ? mark.Name
        : JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);
}
