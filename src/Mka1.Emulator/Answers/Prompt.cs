using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Mka1.Emulator.Gateway;

namespace Mka1.Emulator.Answers;

/// <summary>What the user said last, taken apart into the directives in square brackets and the text around them.</summary>
internal sealed partial record Prompt(string Text, IReadOnlyList<Directive> Directives, int Tokens)
{
    /// <summary>What the tools gave since then, in order.</summary>
    public IReadOnlyList<string> Results { get; private init; } = [];

    private const double Largest = 1_000_000_000;

    /// <param name="input">A text, or a list of items or messages.</param>
    /// <param name="before">The prompt that is continued where the input holds results only.</param>
    public static Prompt Of(JsonNode? input, Prompt? before = null)
    {
        if (input is not JsonArray array)
            return Parse(input?.ToString() ?? "");
        var items = array.OfType<JsonObject>().ToList();
        var last = items.FindLastIndex(item => item["role"]?.ToString() == "user");
        List<string> results = [.. items.Skip(last + 1).Where(IsResult).Select(ResultOf)];
        var prompt = last >= 0 ? Parse(TextOf(items[last]["content"])) : results.Count > 0 && before is not null ? before : Parse("");
        return prompt with
        {
            Results = [.. prompt.Results, .. results],
            Tokens = prompt.Tokens + results.Sum(Words.Count),
        };
    }

    private static Prompt Parse(string said)
    {
        var directives = new List<Directive>();
        var text = Bracket().Replace(said, match =>
        {
            directives.Add(new Directive(match.Groups["name"].Value, match.Groups["argument"].Value.Trim()));
            return "";
        });
        return new Prompt(text.Trim(), directives, Words.Count(said));
    }

    public bool Has(string name) => Directives.Any(d => d.Name == name);

    public string? Argument(string name) => Directives.FirstOrDefault(d => d.Name == name)?.Argument;

    public double? Number(string name) => ToNumber(Argument(name));

    /// <summary>A number that words and seconds can be counted in; null for anything else.</summary>
    public static double? ToNumber(string? argument) =>
        double.TryParse(argument, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= Largest ? number : null;

    private static bool IsResult(JsonObject item) => item["type"]?.ToString() is { } type
        ? type.EndsWith("_output", StringComparison.Ordinal) || type == "mcp_approval_response"
        : item["role"]?.ToString() == "tool";

    private static string ResultOf(JsonObject item)
    {
        var given = item["output"] ?? item["content"] ?? item["approve"];
        return TextOf(given) is { Length: > 0 } text ? text : given?.ToJsonString(Answer.Plain) ?? "";
    }

    private static string TextOf(JsonNode? content) => content switch
    {
        null or JsonObject => "",
        JsonArray parts => string.Join('\n', parts.Select(p => (p as JsonObject)?["text"]).Where(t => t?.GetValueKind() == JsonValueKind.String)),
        _ => content.ToString(),
    };

    // Other brackets are text: a prompt may well hold some.
    [GeneratedRegex(@"\[(?<name>words|seconds|burst|forever|fail|incomplete|refuse|reasoning|call|image|audio|sleep|unknown|json|item|previous|flaky|annotations)(?<argument>\s[^\]]*)?\]")]
    private static partial Regex Bracket();
}
