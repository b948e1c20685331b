using System.Text.Json.Nodes;
using Mka1.Emulator.Gateway;

namespace Mka1.Emulator.Responses;

/// <summary>The optional members of items, which are returned only where <c>include</c> names them.</summary>
internal static class Include
{
    public const string LogProbabilities = "message.output_text.logprobs";

    private static readonly string[] Values =
    [
        "web_search_call.action.sources",
        "code_interpreter_call.outputs",
        "computer_call_output.output.image_url",
        "file_search_call.results",
        "message.input_image.image_url",
        LogProbabilities,
        "reasoning.encrypted_content",
    ];

    public static void Check(string value) => RequestBody.OneOf("include", value, Values);

    /// <summary>The values of a query, written as <c>include=a&amp;include=b</c> or as <c>include[]=a</c>.</summary>
    public static HashSet<string> Read(IQueryCollection query)
    {
        HashSet<string> asked = [.. query["include"].Concat(query["include[]"]).Select(value => value ?? "")];
        foreach (var value in asked)
            Check(value);
        return asked;
    }

    /// <summary>Removes the optional members that are not included; returns whether there were any.</summary>
    public static bool Strip(JsonObject item, HashSet<string> asked)
    {
        var stripped = false;
        foreach (var value in Values)
        {
            if (asked.Contains(value))
                continue;
            var path = value.Split('.');
            if (path[0] != item["type"]?.ToString())
                continue;
            var owners = path[0] == "message"
                ? (item["content"] as JsonArray)?.Where(part => part?["type"]?.ToString() == path[1]).ToArray() ?? []
                : [path.Length == 3 ? item[path[1]] : item];
            foreach (var owner in owners)
                stripped |= owner is JsonObject holder && Remove(holder, path[^1]);
        }

        return stripped;
    }

    // Some members always exist: log probabilities as an empty list, outputs and results as null.
    private static bool Remove(JsonObject holder, string member)
    {
        if (member is not ("logprobs" or "outputs" or "results"))
            return holder.Remove(member);
        if (holder[member] is not JsonArray { Count: > 0 })
            return false;
        holder[member] = member == "logprobs" ? new JsonArray() : null;
        return true;
    }
}
