using System.Text.Json;
using Mka1.Http;
using Mka1.Json;

namespace Mka1.Files;

/// <summary>The server's word that a file is gone.</summary>
public sealed class DeletedFile : Mka1Object
{
    internal static readonly Resource<DeletedFile> Resource = new("deletion", static json => new DeletedFile(json), "id");

    internal DeletedFile(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The id of what was deleted.</summary>
    public string Id => GetRequiredText("id");

    /// <summary>Its kind, <c>file</c>.</summary>
    public string? Object => GetText("object");

    /// <summary>True once it is gone.</summary>
    public bool Deleted => GetFlag("deleted") ?? false;
}
