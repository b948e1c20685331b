using System.Text.Json.Nodes;
using Mka1.Emulator.Answers;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Tenancy;

namespace Mka1.Emulator.Page;

/// <summary>What is stored and what was asked, for people and for tests.</summary>
internal static class StateEndpoints
{
    private const int Shown = 100;

    public static void Map(IEndpointRouteBuilder control, TenantList tenants, RequestLog requests)
    {
        control.MapGet("/state", context => Answer.JsonAsync(context, new JsonObject
        {
            ["tenants"] = new JsonArray([.. tenants.All.Select(Render)]),
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

    private static JsonObject Render(Tenant tenant) => new()
    {
        ["name"] = tenant.Name,
        ["responses"] = Render(tenant.Responses, run => run.Render([])),
        ["files"] = Render(tenant.Files, file => file.Render()),
        ["batches"] = Render(tenant.Batches, job => job.Render()),
        ["conversations"] = Render(tenant.Conversations, conversation => conversation.Render()),
    };

    private static JsonObject Render<T>(Shelf<T> shelf, Func<T, byte[]> render)
        where T : class, IResource => new()
    {
        ["count"] = shelf.Count,
        ["newest"] = new JsonArray([.. shelf.Read(new Cursor(null, null, Shown, true)).Data.Select(item => JsonNode.Parse(render(item)))]),
    };

    private static JsonObject Render(RequestRecord record) => new()
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
