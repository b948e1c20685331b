using Mka1.Emulator.Gateway;
using Mka1.Emulator.Resources;

namespace Mka1.Emulator.VectorStores;

/// <summary>The operations on vector stores, without those on their files and the search.</summary>
internal static class VectorStoreEndpoints
{
    public static void Map(ResourceMap resources)
    {
        var stores = resources.Add<StoredVectorStore>("/vector_stores");
        stores.Create(async context => new StoredVectorStore((await context.ReadBodyAsync()).AllowOnly("name", "description", "expires_after", "metadata")));
        stores.List(new ListRules("after", "before", "limit", "order"));
        stores.Get();
        stores.Group.MapPost("/{id}", async context =>
        {
            var store = stores.Find(context);
            store.Change((await context.ReadBodyAsync()).AllowOnly("name", "expires_after", "metadata"));
            await Answer.JsonAsync(context, store.Render());
        });
        stores.Delete("vector_store.deleted");
    }
}
