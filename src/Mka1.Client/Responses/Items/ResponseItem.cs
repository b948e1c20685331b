using System.Text.Json;
using Mka1.Http;
using Mka1.Json;
using Mka1.Responses.Content;

namespace Mka1.Responses.Items;

/// <summary>
/// A part of a response's input or output: a message, a tool call, reasoning and others.
/// Source: api-reference/responses/update-a-response.
/// </summary>
public abstract class ResponseItem : Mka1Object
{
    internal static readonly Resource<ResponseItem> Resource = new("item", From);

    private protected ResponseItem(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The type, such as <c>message</c> or <c>function_call</c>.</summary>
    public string Type => GetText("type") ?? ImpliedType;

    /// <summary>The id, if it has one.</summary>
    public string? Id => GetText("id");

    /// <summary>The status, such as <c>in_progress</c> or <c>completed</c>, if it has one.</summary>
    public string? Status => GetText("status");

    /// <summary>The id of the response that an item of a conversation came from; null if it came from none.</summary>
    public string? ResponseId => GetText("response_id");

    /// <summary>The id of the conversation that the item was read from; null if it was read from none.</summary>
    [WireMember(null)]
    public string? ConversationId { get; internal set; }

    private protected virtual string ImpliedType => string.Empty;

    /// <summary>A one-line description of the item.</summary>
    /// <returns>Text for a table cell; the type if there is no description.</returns>
    public override string ToString() => Type;

    internal static ResponseItem From(JsonElement json) => ItemKinds.View(json);

    // The API accepts plain text instead of parts.
    private protected IReadOnlyList<ContentPart> GetContent(string name) =>
        TryGet(name, out var content) && content.ValueKind == JsonValueKind.String
            ? new TextList<ContentPart>([ContentPart.FromPlainText(content)])
            : GetList(name, ContentPart.From);
}
