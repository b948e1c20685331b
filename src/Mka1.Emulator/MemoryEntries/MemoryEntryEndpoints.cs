using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Features;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.MemoryStores;
using Mka1.Emulator.Resources;

namespace Mka1.Emulator.MemoryEntries;

/// <summary>The operations on the entries of a memory store.</summary>
internal static class MemoryEntryEndpoints
{
    private const string Match = "if_match";

    public static void Map(ResourceRoutes<StoredMemoryStore> stores)
    {
        var entries = new ResourceRoutes<StoredMemoryEntry>(stores.Group.MapGroup("/{parent}/entries"), context => stores.Find(context, "parent").Entries);
        entries.Create(
            async context => new StoredMemoryEntry(stores.Find(context, "parent").Id, (await context.ReadBodyAsync()).AllowOnly(StoredMemoryEntry.Settable)),
            status: StatusCodes.Status201Created);
        entries.List(new ListRules("after", "limit", "order"));
        entries.Get();
        entries.Update(static (entry, body) => entry.Change(body), movesToEnd: false, [.. StoredMemoryEntry.Settable, Match]);
        entries.Group.MapDelete("/{id}", async context =>
        {
            var entry = entries.Find(context);
            entry.CheckMatch(context.QueryText(Match));
            // The hash is documented in both places.
            if (context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == true)
                entry.CheckMatch((await context.ReadBodyAsync()).AllowOnly(Match).Text(Match));
            stores.Find(context, "parent").Entries.Remove(entry.Id);
            await Answer.JsonAsync(context, new JsonObject { ["id"] = entry.Id, ["object"] = "memory_entry.deleted", ["deleted"] = true });
        }).WithQuery(Match);
    }
}
