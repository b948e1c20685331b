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

    /// <summary>The kind, such as <c>message</c> or <c>function_call</c>.</summary>
    public string Type => GetText("type") ?? ImpliedType;

    /// <summary>The id, if it has one.</summary>
    public string? Id => GetText("id");

    /// <summary>How far it is, such as <c>in_progress</c> or <c>completed</c>, if it says so.</summary>
    public string? Status => GetText("status");

    private protected virtual string ImpliedType => string.Empty;

    /// <summary>What the item says or does, in a line.</summary>
    /// <returns>Text for a table's cell; the kind where there is nothing to say.</returns>
    public override string ToString() => Type;

    internal static ResponseItem From(JsonElement json) => ItemKinds.View(json);

    // Where the API takes parts it takes plain text too.
    private protected IReadOnlyList<ContentPart> GetContent(string name) =>
        TryGet(name, out var content) && content.ValueKind == JsonValueKind.String
            // A list that PowerShell can index; the compiler's own cannot be.
            ? new[] { ContentPart.FromPlainText(content) }
            : GetList(name, ContentPart.From);
}
