using System.Reflection;
using System.Text.Json;

namespace Mka1.Json;

/// <summary>Marks a property whose name differs from its member on the wire.</summary>
/// <param name="name">The member that the property returns; null if it returns none, or a part of one that another property returns.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class WireMemberAttribute(string? name) : Attribute
{
    /// <summary>The member that the property returns; null for none.</summary>
    public string? Name => name;

    /// <summary>Gets the member on the wire that a property returns: its name in snake case, unless the attribute names another.</summary>
    /// <returns>The name; null for none.</returns>
    public static string? GetName(PropertyInfo property) => property.GetCustomAttribute<WireMemberAttribute>() is { } mark
        ? mark.Name
        : JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);
}
