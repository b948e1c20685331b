using System.Text.Json.Nodes;

namespace Mka1.Emulator.Answers;

/// <summary>
/// The tools that a prompt and a tool choice call. Each tool result answers one call of the prompt, so that agents end. A tool
/// choice that forces a call does so each time, because clients treat an answer without a call as an error.
/// </summary>
internal static class ToolCalls
{
    /// <param name="prompt">The prompt and the results so far.</param>
    /// <param name="declared">The tools, as a response or a chat completion declares them.</param>
    /// <param name="toolChoice">The tool choice, in the form of either.</param>
    /// <param name="parallel">Whether several calls may be made at once.</param>
    public static IReadOnlyList<JsonObject> Open(UserPrompt prompt, JsonArray declared, JsonNode? toolChoice, bool parallel)
    {
        var tools = declared.OfType<JsonObject>().Select(Flatten).Where(tool => tool["type"]?.ToString() is "function" or "custom").ToList();
        var choice = toolChoice is JsonObject given ? Flatten(given) : null;
        if (choice?["tools"] is JsonArray allowed)
        {
            var names = allowed.OfType<JsonObject>().Select(tool => Flatten(tool)["name"]?.ToString()).ToList();
            tools.RemoveAll(tool => !names.Contains(tool["name"]?.ToString()));
        }

        JsonObject? Named(string? name) => tools.Find(tool => tool["name"]?.ToString() == name);
        var mode = (choice is null ? toolChoice : choice["mode"])?.ToString();
        if (mode == "none")
            return [];
        if (Named(choice?["name"]?.ToString()) is { } forced)
            return [forced];

        List<JsonObject> open =
        [
            .. prompt.Directives.Where(directive => directive.Name == "call")
                .Select(directive => directive.Argument.Length > 0 ? Named(directive.Argument) : tools.FirstOrDefault())
                .OfType<JsonObject>()
                .Skip(prompt.Results.Count),
        ];
        if (open.Count == 0 && mode == "required")
            return [.. tools.Take(1)];
        return parallel ? open : [.. open.Take(1)];
    }

    // Chat completions nest these members under the type's name; responses have them beside the type.
    private static JsonObject Flatten(JsonObject node)
    {
        if (node["type"]?.ToString() is not { } type || node[type] is not JsonObject members)
            return node;
        var flat = members.DeepClone().AsObject();
        flat["type"] = type;
        return flat;
    }
}
