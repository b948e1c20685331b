using System.Text.Json;
using Mka1.Errors;
using Mka1.Http;
using Mka1.Json;

namespace Mka1.Permissions;

/// <summary>
/// Permissions of end users for resources. Every method throws a <see cref="Mka1Exception"/> if it fails. Source: docs.mka1.com/docs/authorization.
/// </summary>
public sealed class PermissionClient
{
    private const string Path = "/api/v1/authorization/llm";
    private const string Everyone = "*";
    private readonly Api _api;

    internal PermissionClient(Api api) => _api = api;

    /// <summary>The noun of the resources and the rule for their ids.</summary>
    public static ObjectKind Kind { get; } = new("resource");

    /// <summary>Grants a role. Only an owner can.</summary>
    /// <param name="type">The type of the resource, see <see cref="PermissionResourceType"/>.</param>
    /// <param name="id">Its id.</param>
    /// <param name="userId">The end user; <c>*</c> for everyone.</param>
    /// <param name="role">The role, see <see cref="PermissionRole"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What was granted.</returns>
    public Task<PermissionGrant> GrantAsync(string type, string id, string userId, string role, CancellationToken cancellationToken = default) =>
        ChangeAsync("grant", type, id, userId, role, cancellationToken);

    /// <summary>Revokes a role. Only an owner can.</summary>
    /// <param name="type">The type of the resource.</param>
    /// <param name="id">Its id.</param>
    /// <param name="userId">The end user; <c>*</c> for everyone.</param>
    /// <param name="role">The role.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What was revoked.</returns>
    public Task<PermissionGrant> RevokeAsync(string type, string id, string userId, string role, CancellationToken cancellationToken = default) =>
        ChangeAsync("revoke", type, id, userId, role, cancellationToken);

    /// <summary>Checks whether the caller has a role, also by a more powerful one.</summary>
    /// <param name="type">The type of the resource.</param>
    /// <param name="id">Its id.</param>
    /// <param name="role">The role.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Whether the caller has it.</returns>
    public Task<bool> CheckAsync(string type, string id, string role, CancellationToken cancellationToken = default) => _api.SendAsync(
        ApiRequest.Get(Path + "/check").Query("resourceType", type).Query("resourceId", CheckResource(id)).Query("role", role),
        static async answer =>
        {
            var json = await answer.ReadJsonAsync().ConfigureAwait(false);
            return (json.ValueKind == JsonValueKind.Object && json.TryGetMember("allowed", out var allowed) ? JsonValue.ToFlag(allowed) : null)
                ?? throw answer.CreateProtocolException("is not the result of a check: it has no 'allowed'", json.GetRawText());
        },
        cancellationToken);

    /// <summary>Lists the resources for which the caller directly has a role, lazily.</summary>
    /// <param name="type">The type of the resources.</param>
    /// <param name="role">The role.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <returns>The permissions of the caller.</returns>
    public IAsyncEnumerable<PermissionGrant> ListResourcesAsync(string type, string role, CancellationToken cancellationToken = default) => _api.ListByTokenAsync<PermissionGrant>(
        () => ApiRequest.Get(Path + "/list").Query("resourceType", type).Query("role", role),
        "resources",
        (item, answer) => [PermissionGrant.Create(type, GetId(item, "resourceId", type + ":", answer), null, role, item)],
        cancellationToken);

    /// <summary>Lists the end users who directly have a role for a resource, lazily. Requires at least the role reader.</summary>
    /// <param name="type">The type of the resource.</param>
    /// <param name="id">Its id.</param>
    /// <param name="role">The role.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <returns>The permissions for the resource.</returns>
    public IAsyncEnumerable<PermissionGrant> ListUsersAsync(string type, string id, string role, CancellationToken cancellationToken = default)
    {
        CheckResource(id);
        return _api.ListByTokenAsync<PermissionGrant>(
            () => ApiRequest.Get(Path + "/list-users").Query("resourceType", type).Query("resourceId", id).Query("role", role),
            "users",
            (item, answer) => [PermissionGrant.Create(type, id, GetId(item, "userId", "user:", answer), role, item)],
            cancellationToken);
    }

    private Task<PermissionGrant> ChangeAsync(string operation, string type, string id, string userId, string role, CancellationToken cancellationToken)
    {
        CheckResource(id);
        TextLimits.Check("The id of an end user", userId ?? throw new ArgumentNullException(nameof(userId)), 1, 169);
        if (userId == Everyone && role == PermissionRole.Owner)
            throw new Mka1InputException("Everyone (*) can be writer or reader, but not owner.");
        var permission = PermissionGrant.Create(type, id, userId, role);
        permission.Origin = _api.Origin;
        return _api.SendAsync(
            ApiRequest.Post($"{Path}/{operation}", idempotent: true, permission),
            async answer =>
            {
                await answer.ReadJsonOrNothingAsync().ConfigureAwait(false);
                return permission;
            },
            cancellationToken);
    }

    private static string CheckResource(string id)
    {
        TextLimits.Check("The id of a resource with permissions", Kind.CheckId(id), 1, 79);
        return id;
    }

    // MKA1 documents the list but not its elements: ids, or objects with one, and maybe with the type before the id.
    private static string GetId(JsonElement item, string member, string prefix, ApiAnswer answer)
    {
        var value = item.ValueKind == JsonValueKind.Object && (item.TryGetMember(member, out var named) || item.TryGetMember("id", out named)) ? named : item;
        string? id = value.ValueKind == JsonValueKind.String ? JsonText.GetString(value) : null;
        if (string.IsNullOrEmpty(id))
            throw answer.CreateProtocolException("has an element without an id", item.GetRawText());
        return id!.StartsWith(prefix, StringComparison.Ordinal) && id.Length > prefix.Length ? id.Substring(prefix.Length) : id;
    }
}
