using System.Collections.ObjectModel;
using System.Text.Json;
using Mka1.Http;
using Mka1.Json;

namespace Mka1.MemoryEntries;

/// <summary>An entry of a memory store: text under a path. Source: api-reference/memory-stores/retrieve-memory-entry.</summary>
public sealed class MemoryEntry : Mka1Object
{
    internal MemoryEntry(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The id, <c>mem_entry_…</c>.</summary>
    public string Id => GetRequiredText("id");

    /// <summary>Always <c>memory_entry</c>.</summary>
    public string? Object => GetText("object");

    /// <summary>The id of the memory store; that of the request if the server does not send it.</summary>
    public string? MemoryStoreId => GetText("memory_store_id") ?? RequestedStore;

    /// <summary>The path in the store, by which agents find the entry.</summary>
    public string? Path => GetText("path");

    /// <summary>The text; null if the answer does not contain it.</summary>
    public string? Content => GetText("content");

    /// <summary>The SHA-256 of the content in hexadecimal, which tells whether the entry has changed.</summary>
    public string? ContentHash => GetText("content_hash");

    /// <summary>The size of the content in bytes.</summary>
    public long? Bytes => GetInteger("bytes");

    /// <summary>The metadata.</summary>
    public ReadOnlyDictionary<string, string> Metadata => GetTextMap("metadata");

    /// <summary>The time of creation.</summary>
    public DateTimeOffset? CreatedAt => GetTime("created_at");

    /// <summary>The time of the last change.</summary>
    public DateTimeOffset? UpdatedAt => GetTime("updated_at");

    internal string? RequestedStore { get; init; }

    /// <inheritdoc cref="Resource{T}.Read(string)"/>
    public static MemoryEntry FromJson(string json) => For(null).Read(json);

    /// <summary>Returns the id, so that the object can be passed where its id is expected.</summary>
    public override string ToString() => Id;

    /// <summary>Gets the resource whose objects belong to a store.</summary>
    internal static Resource<MemoryEntry> For(string? store) => new("memory entry", json => new MemoryEntry(json) { RequestedStore = store }, "id");
}
