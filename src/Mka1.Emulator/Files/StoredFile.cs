using System.Text.Json.Nodes;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Resources;
using Mka1.Emulator.Usage;

namespace Mka1.Emulator.Files;

/// <summary>A file and the path of its content.</summary>
internal sealed record StoredFile(string Id, string Path, string Name, string Purpose, string ContentType, long Bytes) : IResource, ICounted
{
    public static string Noun => "file";

    public long CreatedAt { get; } = SimulatedClock.UnixNow;

    public string UsageKind => "files";

    public (string Name, long Count)[] UsageCounts => [("usage_bytes", Bytes)];

    public byte[] Render() => Answer.Bytes(new JsonObject
    {
        ["id"] = Id,
        ["object"] = "file",
        ["bytes"] = Bytes,
        ["created_at"] = CreatedAt,
        ["expires_at"] = null,
        ["filename"] = Name,
        ["purpose"] = Purpose,
        ["status"] = "processed",
    });
}
