using System.Collections.ObjectModel;
using System.Text.Json;
using Mka1.Http;
using Mka1.Json;

namespace Mka1.MemoryStores;

/// <summary>A memory store, which keeps what agents remember between their runs. Source: docs.mka1.com/docs/build-an-agent-with-memory-stores.</summary>
public sealed class MemoryStore : Mka1Object
{
    internal static readonly Resource<MemoryStore> Resource = new("memory store", static json => new MemoryStore(json), "id");

    internal MemoryStore(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The id, <c>mem_…</c>.</summary>
    public string Id => GetRequiredText("id");

    /// <summary>Always <c>memory_store</c>.</summary>
    public string? Object => GetText("object");

    /// <summary>Its name.</summary>
    public string? Name => GetText("name");

    /// <summary>What it holds; null if nobody said.</summary>
    public string? Description => GetText("description");

    /// <summary>How an agent is to use it; null if nobody said.</summary>
    public string? Instructions => GetText("instructions");

    /// <summary><c>private</c>, <c>workspace</c>, or a newer one.</summary>
    public string? Visibility => GetText("visibility");

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedAt => GetTime("created_at");

    /// <summary>When it was changed last.</summary>
    public DateTimeOffset? UpdatedAt => GetTime("updated_at");

    /// <summary>When it was deleted; null if it was not.</summary>
    public DateTimeOffset? DeletedAt => GetTime("deleted_at");

    /// <summary>Its metadata.</summary>
    public ReadOnlyDictionary<string, string> Metadata => GetTextMap("metadata");

    /// <inheritdoc cref="Resource{T}.Read(string)"/>
    public static MemoryStore FromJson(string json) => Resource.Read(json);

    /// <summary>Returns the id, so that the object can be passed where its id is expected.</summary>
    public override string ToString() => Id;
}
