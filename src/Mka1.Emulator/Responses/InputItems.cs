using System.Text.Json;
using System.Text.Json.Nodes;
using Mka1.Emulator.Gateway;

namespace Mka1.Emulator.Responses;

/// <summary>The input items of a response, each with an id.</summary>
internal static class InputItems
{
    /// <summary>Refuses values that are not items, and members of a wrong type.</summary>
    public static void Check(JsonArray items, string param)
    {
        for (var i = 0; i < items.Count; i++)
        {
            var item = items[i] as JsonObject;
            var isMessage = item?["role"] is not null && item["content"] is not null;
            if (item is null || (item["type"] is null && !isMessage && item["id"] is null))
                throw ApiException.Invalid($"Invalid '{param}[{i}]': must be an item with a type.", $"{param}[{i}]");
            CheckMembers(item, $"{param}[{i}]");
        }
    }

    public static JsonArray From(JsonNode? input)
    {
        if (input is null)
            return [];
        if (input is not JsonArray given)
            return [Message(input.DeepClone())];
        return new JsonArray([.. given.Select(item => Complete(item!.AsObject()))]);
    }

    private static void CheckMembers(JsonObject item, string param)
    {
        foreach (var name in (string[])["type", "role", "id"])
        {
            if (item[name] is { } value && value.GetValueKind() != JsonValueKind.String)
                throw RequestBody.WrongType($"{param}.{name}", "a string");
        }

        if (item["role"] is null || item["content"] is not { } content || content.GetValueKind() == JsonValueKind.String)
            return;
        if (content is not JsonArray parts)
            throw RequestBody.WrongType(param + ".content", "a string or an array of parts");
        for (var i = 0; i < parts.Count; i++)
        {
            if ((parts[i] as JsonObject)?["type"]?.GetValueKind() != JsonValueKind.String)
                throw ApiException.Invalid($"Invalid '{param}.content[{i}]': must be a part with a type.", $"{param}.content[{i}]");
        }
    }

    private static JsonObject Complete(JsonObject item)
    {
        if (item["type"] is null && item["role"] is not null)
            return Message(item["content"]!.DeepClone(), item["role"]!.ToString(), item["id"]?.ToString());
        var copy = item.DeepClone().AsObject();
        if (copy["id"] is null)
            copy.Insert(0, "id", Ids.New(copy["type"]?.ToString() switch
            {
                "message" => $"msg_{copy["role"]}_",
                "function_call" => "fc_",
                "function_call_output" => "fco_",
                "custom_tool_call" => "ctc_",
                "custom_tool_call_output" => "ctco_",
                "reasoning" => "rs_",
                _ => "item_",
            }));
        if (copy["status"] is null && copy["type"]?.ToString() is { } type && HasStatus(type))
            copy["status"] = "completed";
        return copy;
    }

    // A client may send these without a status; they are stored with one.
    private static bool HasStatus(string type) =>
        type is "message" or "function_call" or "custom_tool_call" || type.EndsWith("_output", StringComparison.Ordinal);

    private static JsonObject Message(JsonNode content, string role = "user", string? id = null) => new()
    {
        ["id"] = id ?? Ids.New($"msg_{role}_"),
        ["type"] = "message",
        ["role"] = role,
        ["status"] = "completed",
        ["content"] = content,
    };
}
