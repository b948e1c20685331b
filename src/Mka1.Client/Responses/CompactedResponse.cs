using System.Text.Json;
using Mka1.Http;
using Mka1.Json;
using Mka1.Responses.Items;

namespace Mka1.Responses;

/// <summary>A compacted conversation: the user's messages and an item that represents the rest. Source: api-reference/responses/compact-a-conversation.</summary>
public sealed class CompactedResponse : Mka1Object
{
    internal static readonly Resource<CompactedResponse> Resource = new("compaction", static json => new CompactedResponse(json), "id");

    internal CompactedResponse(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The id of the compaction.</summary>
    public string Id => GetRequiredText("id");

    /// <summary>Its type.</summary>
    public string? Object => GetText("object");

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedAt => GetTime("created_at");

    /// <summary>The items to use as input of the next response.</summary>
    public IReadOnlyList<ResponseItem> Output => GetList("output", ResponseItem.From);

    /// <summary>The tokens used.</summary>
    public ResponseUsage? Usage => GetView("usage", static json => new ResponseUsage(json));
}
