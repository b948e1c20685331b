using System.Text.Json.Nodes;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Permissions;
using Mka1.Emulator.Tenancy;
using Mka1.Emulator.Usage;

namespace Mka1.Emulator.Resources;

/// <summary>
/// The operations that many kinds of objects share; a kind maps those that it supports.
/// The objects are those of a tenant, or of a parent whose id is in the path of the group.
/// </summary>
internal sealed class ResourceRoutes<T>(RouteGroupBuilder group, Func<HttpContext, ResourceStore<T>> store, Action<string>? checkId = null, string? permissionType = null)
    where T : class, IResource
{
    private const string ById = "/{id}";

    /// <summary>The group for operations of this kind only.</summary>
    public RouteGroupBuilder Group => group;

    /// <summary>The object whose id is in the path.</summary>
    public T Find(HttpContext context, string name = "id")
    {
        var id = ReadId(context, name);
        return StoreOf(context, id).Get(id);
    }

    /// <param name="create">Creates the object from a request.</param>
    /// <param name="start">Starts the work of the object; the answer shows its state before that.</param>
    /// <param name="status">The status of the answer.</param>
    public void Create(Func<HttpContext, Task<T>> create, Action<HttpContext, T>? start = null, int status = 200) => group.MapPost("", async context =>
    {
        var item = await create(context);
        store(context).Add(item);
        UsageLog.AddCreated(context.Tenant(), item);
        var answer = item.Render();
        start?.Invoke(context, item);
        await Answer.JsonAsync(context, answer, status);
    });

    /// <param name="create">Creates the object from a body.</param>
    /// <param name="members">The members that the body may have.</param>
    public void Create(Func<RequestBody, T> create, params string[] members) => Create(create, 200, members);

    /// <param name="create">Creates the object from a body.</param>
    /// <param name="status">The status of the answer.</param>
    /// <param name="members">The members that the body may have.</param>
    public void Create(Func<RequestBody, T> create, int status, params string[] members) =>
        Create(async context => create((await context.ReadBodyAsync()).AllowOnly(members)), start: null, status);

    /// <param name="rules">The rules of the list.</param>
    /// <param name="readFilter">Creates the filter from a query.</param>
    public void List(ListRules rules, Func<HttpContext, Predicate<T>?>? readFilter = null) => group.MapGet("", context =>
    {
        var filter = readFilter?.Invoke(context);
        var page = rules.Read(context);
        return Answer.JsonAsync(context, store(context).Read(page, filter).Render(rules.HasFirstId));
    }).WithQuery(rules.Parameters);

    public void Get() => group.MapGet(ById, context => Answer.JsonAsync(context, Find(context).Render()));

    /// <param name="change">Applies a body to an object, or refuses it as a whole.</param>
    /// <param name="movesToEnd">Whether the kind is listed by the time of the last update.</param>
    /// <param name="members">The members that the body may have.</param>
    public void Update(Action<T, RequestBody> change, bool movesToEnd, params string[] members) => group.MapPost(ById, async context =>
    {
        var item = Find(context);
        change(item, (await context.ReadBodyAsync()).AllowOnly(members));
        if (movesToEnd)
            StoreOf(context, item.Id).MoveToEnd(item.Id);
        await Answer.JsonAsync(context, item.Render());
    });

    /// <param name="set">Replaces the metadata of an object.</param>
    /// <param name="movesToEnd">Whether the kind is listed by the time of the last update.</param>
    public void UpdateMetadata(Action<T, JsonObject> set, bool movesToEnd = false) =>
        Update((item, body) => set(item, body.Metadata(required: true)), movesToEnd, "metadata");

    /// <param name="deletionObject">The member <c>object</c> of the answer.</param>
    /// <param name="deleted">Releases the resources of the object.</param>
    public void Delete(string deletionObject, Action<T>? deleted = null) => group.MapDelete(ById, context =>
    {
        var id = ReadId(context);
        var item = StoreOf(context, id).Remove(id);
        deleted?.Invoke(item);
        return Answer.JsonAsync(context, new JsonObject { ["id"] = item.Id, ["object"] = deletionObject, ["deleted"] = true });
    });

    /// <param name="name">The last segment of the path, such as <c>cancel</c>.</param>
    /// <param name="act">Changes the object and returns the answer.</param>
    public void Act(string name, Func<T, byte[]> act) =>
        group.MapPost($"{ById}/{name}", context => Answer.JsonAsync(context, act(Find(context))));

    // The object may be that of another tenant that shares it.
    private ResourceStore<T> StoreOf(HttpContext context, string id) =>
        permissionType is null ? store(context) : PermissionTable.FindStore<T>(context, permissionType, id);

    private string ReadId(HttpContext context, string name = "id")
    {
        var id = context.RouteId(name);
        checkId?.Invoke(id);
        return id;
    }
}
