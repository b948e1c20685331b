using System.Text.Json;
using Mka1.Json;

namespace Mka1.Http;

/// <summary>The server's confirmation that an object was deleted.</summary>
public sealed class Deletion : Mka1Object
{
    internal static readonly Resource<Deletion> Resource = new("deletion", static json => new Deletion(json), "id");

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

    /// <summary>Creates the confirmation for a server that answers without a body, such as with 204.</summary>
    internal static Deletion Create(string id, string kind) =>
        new(JsonText.Parse(JsonBody.ToText(new Dictionary<string, object?> { ["id"] = id, ["object"] = kind, ["deleted"] = true })));
}
