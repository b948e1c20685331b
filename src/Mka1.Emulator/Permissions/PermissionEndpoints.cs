using System.Globalization;
using System.Text.Json.Nodes;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Resources;
using Mka1.Emulator.Tenancy;

namespace Mka1.Emulator.Permissions;

/// <summary>The operations on permissions.</summary>
internal sealed class PermissionEndpoints(IReadOnlyList<StoredKind> kinds)
{
    private const int PageSize = 100;
    private static readonly string[] Members = ["resourceType", "resourceId", "userId", "role"];

    public void Map(RouteGroupBuilder group)
    {
        group.MapPost("/grant", context => ChangeAsync(context, PermissionTable.Of(context.Tenant()).Grant)).WithQuery();
        group.MapPost("/revoke", context => ChangeAsync(context, PermissionTable.Of(context.Tenant()).Revoke)).WithQuery();
        group.MapGet("/check", context =>
        {
            var (type, id, role) = (ReadType(context), ReadId(context), ReadRole(context));
            return Answer.JsonAsync(context, new JsonObject { ["allowed"] = Allows(context.Tenant(), type, id, role) });
        }).WithQuery("resourceType", "resourceId", "role");
        group.MapGet("/list", context =>
        {
            var (type, role, tenant) = (ReadType(context), ReadRole(context), context.Tenant());
            string[] own = role == "owner" && Kind(type) is { } kind ? [.. kind.GetStore(tenant).AllIds()] : [];
            return Answer.JsonAsync(context, Page(context, "resources", [.. own, .. PermissionTable.Of(tenant).Resources(type, tenant.UserId, role)]));
        }).WithQuery("resourceType", "role", "continuationToken");
        group.MapGet("/list-users", context =>
        {
            var (type, id, role, tenant) = (ReadType(context), ReadId(context), ReadRole(context), context.Tenant());
            var holder = FindHolder(tenant, type, id);
            string[] owner = role == "owner" ? [holder.UserId] : [];
            return Answer.JsonAsync(context, Page(context, "users", [.. owner, .. PermissionTable.Of(tenant).Users(type, id, role)]));
        }).WithQuery("resourceType", "resourceId", "role", "continuationToken");
    }

    private async Task ChangeAsync(HttpContext context, Action<string, string, string, string> change)
    {
        var body = (await context.ReadBodyAsync()).AllowOnly(Members);
        var (type, id, user, role) = (body.Required("resourceType"), body.Required("resourceId"), body.Required("userId"), body.Required("role"));
        RequestBody.OneOf("resourceType", type, PermissionType.All);
        _ = body.Text("resourceId", 1, 79);
        _ = body.Text("userId", 1, 169);
        RequestBody.OneOf("role", role, PermissionTable.Roles);
        if (user == PermissionTable.Everyone && role == "owner")
            throw ApiException.Invalid("Invalid 'role': everyone can be writer or reader only.", "role");
        var tenant = context.Tenant();
        _ = FindHolder(tenant, type, id);
        if (!Allows(tenant, type, id, "owner"))
            throw new ApiException(403, $"Only an owner of the {type} '{id}' can change its permissions.", null, "permission_denied");
        change(type, id, user, role);
        context.Response.StatusCode = 204;
    }

    private StoredKind? Kind(string type) => kinds.FirstOrDefault(kind => kind.Name == PermissionType.PathOf(type));

    private bool Allows(Tenant tenant, string type, string id, string role) => Kind(type) is { } kind
        && (kind.GetStore(tenant).Contains(id)
            || (tenant.Account.Tenants.Any(other => kind.GetStore(other).Contains(id)) && PermissionTable.Of(tenant).Allows(type, id, tenant.UserId, role)));

    /// <summary>The tenant that has a resource. One that the caller may not read does not exist for it.</summary>
    private Tenant FindHolder(Tenant tenant, string type, string id) =>
        Kind(type) is { } kind && Allows(tenant, type, id, "reader") && tenant.Account.Tenants.FirstOrDefault(other => kind.GetStore(other).Contains(id)) is { } holder
            ? holder
            : throw ApiException.NotFound(type, id);

    private static JsonObject Page(HttpContext context, string member, string[] values)
    {
        var start = context.QueryInt("continuationToken", 0, 0, int.MaxValue);
        var page = new JsonObject { [member] = new JsonArray([.. values.Skip(start).Take(PageSize).Select(static value => (JsonNode)value)]) };
        if (start + PageSize < values.Length)
            page["continuationToken"] = (start + PageSize).ToString(CultureInfo.InvariantCulture);
        return page;
    }

    private static string ReadType(HttpContext context) => ReadText(context, "resourceType", PermissionType.All);

    private static string ReadRole(HttpContext context) => ReadText(context, "role", PermissionTable.Roles);

    private static string ReadText(HttpContext context, string name, string[] values)
    {
        var text = context.QueryText(name) ?? throw RequestBody.Missing(name);
        RequestBody.OneOf(name, text, values);
        return text;
    }

    private static string ReadId(HttpContext context) => context.QueryText("resourceId") switch
    {
        null => throw RequestBody.Missing("resourceId"),
        { Length: 0 or > 79 } => throw ApiException.Invalid("Invalid 'resourceId': must have 1 to 79 characters.", "resourceId"),
        var id => id,
    };
}
