using Mka1.Emulator.Gateway;
using Mka1.Emulator.Resources;
using Mka1.Emulator.Tenancy;

namespace Mka1.Emulator.Permissions;

/// <summary>The permissions within an account, in the order in which they were granted. The tenant that has an object is its owner.</summary>
internal sealed class PermissionTable
{
    public const string Everyone = "*";

    /// <summary>The roles, each of which includes those after it.</summary>
    public static readonly string[] Roles = ["owner", "writer", "reader"];

    private readonly List<(string Type, string Id, string User, string Role)> _grants = [];

    public static PermissionTable Of(Tenant tenant) => tenant.Account.State<PermissionTable>();

    public void Grant(string type, string id, string user, string role)
    {
        lock (_grants)
        {
            if (!_grants.Contains((type, id, user, role)))
                _grants.Add((type, id, user, role));
        }
    }

    public void Revoke(string type, string id, string user, string role)
    {
        lock (_grants)
            _grants.Remove((type, id, user, role));
    }

    /// <summary>The resources for which a user directly has a role.</summary>
    public string[] Resources(string type, string user, string role)
    {
        lock (_grants)
            return [.. _grants.Where(grant => grant.Type == type && grant.User == user && grant.Role == role).Select(static grant => grant.Id)];
    }

    /// <summary>The users who directly have a role for a resource.</summary>
    public string[] Users(string type, string id, string role)
    {
        lock (_grants)
            return [.. _grants.Where(grant => grant.Type == type && grant.Id == id && grant.Role == role).Select(static grant => grant.User)];
    }

    /// <summary>Whether a user was granted a role or one that includes it.</summary>
    public bool Allows(string type, string id, string user, string role)
    {
        lock (_grants)
            return _grants.Any(grant => grant.Type == type && grant.Id == id && (grant.User == user || grant.User == Everyone) && Array.IndexOf(Roles, grant.Role) <= Array.IndexOf(Roles, role));
    }

    /// <summary>Gets the store of the object that a request names: that of another tenant if its permissions allow the request.</summary>
    public static ResourceStore<T> FindStore<T>(HttpContext context, string type, string id)
        where T : class, IResource
    {
        var tenant = context.Tenant();
        var own = tenant.Store<T>();
        if (own.Contains(id) || tenant.Account.Tenants.FirstOrDefault(other => other.Store<T>().Contains(id)) is not { } holder)
            return own;
        var table = Of(tenant);
        if (!table.Allows(type, id, tenant.UserId, "reader"))
            return own;
        var needed = context.Request.Method switch { "GET" or "HEAD" => "reader", "DELETE" => "owner", _ => "writer" };
        return table.Allows(type, id, tenant.UserId, needed) ? holder.Store<T>()
            : throw new ApiException(403, $"This requires the role '{needed}' for the {T.Noun} '{id}'.", null, "permission_denied");
    }
}
