using System.Text.Json.Nodes;

namespace Mka1.Client.Tests.Emulator;

/// <summary>Makes the lines of input files and reads those of results.</summary>
internal static class BatchLines
{
    public static string Chat(params IEnumerable<string> prompts) => string.Concat(prompts.Select((prompt, i) => Line(
        "/v1/chat/completions",
        $"line-{i}",
        new JsonObject
        {
            ["model"] = "auto",
            ["messages"] = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = prompt }),
        })));

    public static string Line(string url, string customId, JsonObject body) => new JsonObject
    {
        ["custom_id"] = customId,
        ["method"] = "POST",
        ["url"] = url,
        ["body"] = body,
    }.ToJsonString() + "\n";

    public static List<JsonObject> Read(string file) =>
        [.. file.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject())];

    public static IEnumerable<string> Ids(this IEnumerable<JsonObject> lines) => lines.Select(line => line["custom_id"]!.ToString());
}
