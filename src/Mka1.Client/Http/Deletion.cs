using System.Text.Json;
using Mka1.Json;

namespace Mka1.Http;

/// <summary>The server's confirmation that an object was deleted.</summary>
public sealed class Deletion : Mka1Object
{
    internal Deletion(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The id of what was deleted.</summary>
    public string Id => GetRequiredText("id");

    /// <summary>Its type, such as <c>response</c> or <c>file</c>.</summary>
    public string? Object => GetText("object");

    /// <summary>True if it was deleted. A server may also answer with the deleted object.</summary>
    public bool Deleted => GetFlag("deleted") ?? (GetText("deleted_at") is not null || GetText("revoked_at") is not null || GetText("status") == "deleted");

    /// <summary>Reads the answer to the deletion of an object. Some say only that it was a success.</summary>
    internal static Resource<Deletion> For(string id, string kind) => new("deletion", static json => new Deletion(json), "id") { Complete = json => Complete(json, id, kind) };

    /// <summary>Creates the confirmation for a server that answers without a body, such as with 204.</summary>
    internal static Deletion Create(string id, string kind) =>
        new(JsonText.Parse(JsonBody.ToText(CreateMembers(id, kind))));

    private static JsonElement Complete(JsonElement json, string id, string kind)
    {
        if (json.ValueKind != JsonValueKind.Object || json.TryGetMember("id", out _) || !json.TryGetMember("success", out var success) || JsonValue.ToFlag(success) != true)
            return json;
        var members = CreateMembers(id, kind);
        foreach (var member in JsonValue.ToDictionary(json))
            members[member.Key] = member.Value;
        return JsonText.Parse(JsonBody.ToText(members));
    }

    private static Dictionary<string, object?> CreateMembers(string id, string kind) => new() { ["id"] = id, ["object"] = kind, ["deleted"] = true };
}
