using System.Text.Json.Nodes;
using Mka1.Emulator.Answers;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Resources;
using Mka1.Emulator.Tenancy;

namespace Mka1.Emulator.Page;

/// <summary>The stored objects and the received requests, for the state page and for tests.</summary>
internal static class StateEndpoints
{
    private const int Shown = 100;

    public static void Map(IEndpointRouteBuilder control, IReadOnlyList<StoredKind> kinds, TenantList tenants, ReceivedRequests requests)
    {
        control.MapGet("/state", context => Answer.JsonAsync(context, new JsonObject
        {
            ["kinds"] = new JsonArray([.. kinds.Select(kind => kind.Name)]),
            ["tenants"] = new JsonArray([.. tenants.All.Select(tenant => Render(tenant, kinds))]),
        }));
        control.MapGet("/requests", context => Answer.JsonAsync(
            context, new JsonArray([.. requests.TakeLast(context.QueryInt("limit", int.MaxValue, 1, int.MaxValue)).Select(Render)])));
        control.MapDelete("/requests", context =>
        {
            requests.Clear();
            return Answer.JsonAsync(context, new JsonArray());
        });
        control.MapGet("/picture.png", context =>
            Answer.BytesAsync(context, Convert.FromBase64String(Picture.Base64), "image/png", 200));
    }

    private static JsonObject Render(Tenant tenant, IEnumerable<StoredKind> kinds)
    {
        var state = new JsonObject { ["name"] = tenant.Name };
        foreach (var kind in kinds)
        {
            var store = kind.GetStore(tenant);
            state[kind.Name] = new JsonObject
            {
                ["count"] = store.Count,
                ["newest"] = new JsonArray([.. store.Newest(Shown).Select(item => JsonNode.Parse(item))]),
            };
        }

        return state;
    }

    private static JsonObject Render(ReceivedRequest record) => new()
    {
        ["number"] = record.Number,
        ["time"] = record.Time,
        ["method"] = record.Method,
        ["path"] = record.Path,
        ["query"] = record.Query,
        ["headers"] = new JsonObject(record.Headers.Select(h => KeyValuePair.Create(h.Key, (JsonNode?)h.Value))),
        ["body"] = record.Body,
        ["status"] = record.Status,
        ["request_id"] = record.RequestId,
        ["faulted"] = record.Faulted,
        ["ended"] = record.Ended,
    };
}
