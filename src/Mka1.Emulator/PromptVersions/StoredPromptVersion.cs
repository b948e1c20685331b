using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Resources;

namespace Mka1.Emulator.PromptVersions;

/// <summary>A version of a prompt, which does not change.</summary>
internal sealed partial class StoredPromptVersion(string prompt, int number, string template) : IResource
{
    private readonly DateTime _createdAt = DateTime.UtcNow;

    public static string Noun => "prompt version";

    public string Id { get; } = Ids.New("pver_");

    public int Number => number;

    public string Template => template;

    /// <summary>The template with the values of variables. A placeholder without a value stays.</summary>
    public string Fill(JsonObject variables) => Placeholder().Replace(template, match => variables[match.Groups[1].Value] switch
    {
        null => match.Value,
        JsonValue value when value.TryGetValue(out string? text) => text,
        var value => value.ToJsonString(Answer.Plain),
    });

    public byte[] Render() => Answer.Bytes(new JsonObject
    {
        ["id"] = Id,
        ["object"] = "prompt.version",
        ["prompt_id"] = prompt,
        ["version"] = number,
        ["template"] = template,
        ["created_at"] = _createdAt,
    });

    // The form of placeholders is not documented; here it is that of the templates of evals.
    [GeneratedRegex(@"\{\{\s*([^{}\s]+)\s*\}\}")]
    private static partial Regex Placeholder();
}
