using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Resources;

namespace Mka1.Emulator.MemoryEntries;

/// <summary>An entry of a memory store. Several may have the same path, because no rule against that is documented.</summary>
internal sealed class StoredMemoryEntry : IResource
{
    public static readonly string[] Settable = ["path", "content", "metadata"];
    private readonly Lock _lock = new();
    private readonly StoredMembers _members;
    private string _hash = string.Empty;

    public StoredMemoryEntry(string store, RequestBody body)
    {
        var now = SimulatedClock.UnixNow;
        _members = new(new JsonObject
        {
            ["id"] = Id,
            ["object"] = "memory_entry",
            ["memory_store_id"] = store,
            ["path"] = body.Required("path"),
            ["content"] = body.Required("content"),
            ["content_hash"] = null,
            ["bytes"] = null,
            ["metadata"] = new JsonObject(),
            ["created_at"] = now,
            ["updated_at"] = now,
        });
        Change(body);
    }

    public static string Noun => "memory entry";

    public string Id { get; } = Ids.New("mem_entry_");

    public byte[] Render() => _members.Render();

    public void Change(RequestBody body)
    {
        var (path, content, metadata, match) = (body.Text("path", 1, 1024), body.Text("content"), body.OptionalMetadata(), body.Text("if_match"));
        lock (_lock)
        {
            CheckMatch(match);
            if (content is not null)
            {
                var bytes = Encoding.UTF8.GetBytes(content);
                _hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
                _members.Set(("content", content), ("content_hash", _hash), ("bytes", bytes.Length));
            }

            _members.Set(("path", path), ("metadata", metadata), ("updated_at", SimulatedClock.UnixNow));
        }
    }

    /// <summary>Refuses a hash that the content does not have. The status is not documented; here it is that of HTTP.</summary>
    public void CheckMatch(string? hash)
    {
        lock (_lock)
        {
            if (hash is not null && hash != _hash)
                throw new ApiException(412, $"The content of '{Id}' has changed: its hash is not '{hash}'.", "if_match", "precondition_failed");
        }
    }
}
