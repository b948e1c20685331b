using System.Text.Json;
using Mka1.Http;
using Mka1.Json;

namespace Mka1.Responses;

/// <summary>The server's word that a response is gone. Source: api-reference/responses/permanently-delete-a-response-and-its-data.</summary>
public sealed class DeletedResponse : Mka1Object
{
    internal static readonly Resource<DeletedResponse> Resource = new("deletion", static json => new DeletedResponse(json), "id");

    internal DeletedResponse(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The id of what was deleted.</summary>
    public string Id => GetRequiredText("id");

    /// <summary>Its kind, <c>response</c>.</summary>
    public string? Object => GetText("object");

    /// <summary>True once it is gone.</summary>
    public bool Deleted => GetFlag("deleted") ?? false;
}
