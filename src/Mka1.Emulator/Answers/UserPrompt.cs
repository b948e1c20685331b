using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Mka1.Emulator.Gateway;

namespace Mka1.Emulator.Answers;

/// <summary>The last user message, split into its directives in square brackets and the text around them.</summary>
internal sealed partial record UserPrompt(string Text, IReadOnlyList<Directive> Directives, int Tokens)
{
    /// <summary>The tool results after that message, in order.</summary>
    public IReadOnlyList<string> Results { get; private init; } = [];

    private const double MaxNumber = 1_000_000_000;

    /// <param name="input">A text, or a list of items or messages.</param>
    /// <param name="before">The prompt that an input of tool results only continues.</param>
    public static UserPrompt FromInput(JsonNode? input, UserPrompt? before = null)
    {
        if (input is not JsonArray array)
            return Parse(input?.ToString() ?? "");
        var items = array.OfType<JsonObject>().ToList();
        var last = items.FindLastIndex(item => item["role"]?.ToString() == "user");
        List<string> results = [.. items.Skip(last + 1).Where(IsResult).Select(ReadResult)];
        var prompt = last >= 0 ? Parse(ReadText(items[last]["content"])) : results.Count > 0 && before is not null ? before : Parse("");
        return prompt with
        {
            Results = [.. prompt.Results, .. results],
            Tokens = prompt.Tokens + results.Sum(Words.Count),
        };
    }

    private static UserPrompt Parse(string message)
    {
        var directives = new List<Directive>();
        var text = Bracket().Replace(message, match =>
        {
            directives.Add(new Directive(match.Groups["name"].Value, match.Groups["argument"].Value.Trim()));
            return "";
        });
        return new UserPrompt(text.Trim(), directives, Words.Count(message));
    }

    public bool Has(string name) => Directives.Any(d => d.Name == name);

    public string? Argument(string name) => Directives.FirstOrDefault(d => d.Name == name)?.Argument;

    public double? Number(string name) => ToNumber(Argument(name));

    /// <summary>A number of words or seconds; null if the text is not one.</summary>
    public static double? ToNumber(string? argument) =>
        double.TryParse(argument, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= MaxNumber ? number : null;

    private static bool IsResult(JsonObject item) => item["type"]?.ToString() is { } type
        ? type.EndsWith("_output", StringComparison.Ordinal) || type == "mcp_approval_response"
        : item["role"]?.ToString() == "tool";

    private static string ReadResult(JsonObject item)
    {
        var given = item["output"] ?? item["content"] ?? item["approve"];
        return ReadText(given) is { Length: > 0 } text ? text : given?.ToJsonString(Answer.Plain) ?? "";
    }

    private static string ReadText(JsonNode? content) => content switch
    {
        null or JsonObject => "",
        JsonArray parts => string.Join('\n', parts.Select(p => (p as JsonObject)?["text"]).Where(t => t?.GetValueKind() == JsonValueKind.String)),
        _ => content.ToString(),
    };

    // Other words in brackets are part of the text.
    [GeneratedRegex(@"\[(?<name>words|seconds|burst|forever|fail|incomplete|refuse|reasoning|call|image|audio|sleep|unknown|json|item|previous|flaky|annotations)(?<argument>\s[^\]]*)?\]")]
    private static partial Regex Bracket();
}
