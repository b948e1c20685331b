using System.Text.Json;
using Mka1.Json;

namespace Mka1.Http;

/// <summary>The server's word that an object is gone, whatever its kind.</summary>
public sealed class Deletion : Mka1Object
{
    internal static readonly Resource<Deletion> Resource = new("deletion", static json => new Deletion(json), "id");

    internal Deletion(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The id of what was deleted.</summary>
    public string Id => GetRequiredText("id");

    /// <summary>Its kind, such as <c>response</c> or <c>file</c>.</summary>
    public string? Object => GetText("object");

    /// <summary>True once it is gone.</summary>
    public bool Deleted => GetFlag("deleted") ?? false;

    /// <summary>For a server that answers without a word, with 204, say.</summary>
    internal static Deletion Create(string id, string kind) =>
        new(JsonText.Parse(JsonBody.ToText(new Dictionary<string, object?> { ["id"] = id, ["object"] = kind, ["deleted"] = true })));
}
