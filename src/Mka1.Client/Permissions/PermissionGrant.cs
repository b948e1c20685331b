using System.Text.Json;
using Mka1.Json;

namespace Mka1.Permissions;

/// <summary>A role of an end user for a resource.</summary>
public sealed class PermissionGrant : Mka1Object
{
    internal PermissionGrant(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The type of the resource, such as <c>file</c>.</summary>
    [WireMember("resourceType")]
    public string ResourceType => GetRequiredText("resourceType");

    /// <summary>The id of the resource.</summary>
    [WireMember("resourceId")]
    public string ResourceId => GetRequiredId("resourceId");

    /// <summary>The end user, <c>*</c> for everyone; null for the caller.</summary>
    [WireMember("userId")]
    public string? UserId => GetId("userId");

    /// <summary>The role: <c>owner</c>, <c>writer</c> or <c>reader</c>.</summary>
    public string Role => GetRequiredText("role");

    /// <summary>Creates a permission. The server sends none as an object, but elements of its lists may have other members.</summary>
    internal static PermissionGrant Create(string type, string id, string? user, string role, JsonElement element = default)
    {
        var members = JsonBody.CreateMembers(("resourceType", type), ("resourceId", id), ("userId", user), ("role", role));
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in JsonMembers.Read(element).Where(member => member.Key != "id" && !members.ContainsKey(member.Key)))
                members[member.Key] = new JsonLiteral(member.Value.GetRawText());
        }
        return new(JsonText.Parse(JsonBody.ToText(members)));
    }
}
