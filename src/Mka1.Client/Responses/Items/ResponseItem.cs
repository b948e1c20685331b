using System.Text.Json;
using Mka1.Json;

namespace Mka1.Responses.Items;

/// <summary>A part of a response's input or output: a message, a tool call, reasoning and others.</summary>
public abstract class ResponseItem : Mka1Object
{
    private static readonly Dictionary<string, Func<JsonElement, ResponseItem>> Kinds = new()
    {
        ["message"] = static json => new MessageItem(json),
        ["function_call"] = static json => new FunctionCallItem(json),
        ["reasoning"] = static json => new ReasoningItem(json),
    };

    private protected ResponseItem(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The kind, such as <c>message</c> or <c>function_call</c>.</summary>
    public string Type => GetRequiredText("type");

    /// <summary>The id, if it has one.</summary>
    public string? Id => GetText("id");

    /// <summary>How far it is, if it says so.</summary>
    public string? Status => GetText("status");

    internal static ResponseItem From(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object
        && json.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String
        && Kinds.TryGetValue(JsonText.Of(type), out var kind)
            ? kind(json)
            : new UnknownItem(json);
}
