using System.Text.Json;

namespace Mka1.Responses.Items;

/// <summary>The kinds of items: the 24 of the API, of which the input message and the output message are one class.</summary>
internal static class ItemKinds
{
    public static readonly KindTable<ResponseItem> Table = new(static json => new UnknownItem(json))
    {
        ["message"] = static json => new MessageItem(json),
        ["function_call"] = static json => new FunctionCallItem(json),
        ["reasoning"] = static json => new ReasoningItem(json),
    };

    public static ResponseItem View(JsonElement json) => Table.View(json);
}
