using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Mka1.Emulator.Answers;

/// <summary>What the user said last, taken apart into the directives in square brackets and the text around them.</summary>
internal sealed partial record Prompt(string Text, IReadOnlyList<Directive> Directives, int Tokens)
{
    private const double Largest = 1_000_000_000;

    public static Prompt Of(JsonNode? input)
    {
        var said = input switch
        {
            null => "",
            JsonArray items => items.OfType<JsonObject>().LastOrDefault(i => i["role"]?.ToString() == "user") is { } message ? TextOf(message["content"]) : "",
            _ => input.ToString(),
        };
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

    private static string TextOf(JsonNode? content) => content switch
    {
        null => "",
        JsonArray parts => string.Join('\n', parts.Select(p => (p as JsonObject)?["text"]).Where(t => t?.GetValueKind() == JsonValueKind.String)),
        _ => content.ToString(),
    };

    // Other brackets are text: a prompt may well hold some.
    [GeneratedRegex(@"\[(?<name>words|seconds|burst|forever|fail|incomplete|refuse|reasoning|call|image|audio|sleep|unknown|json|item|previous|flaky|annotations)(?<argument>\s[^\]]*)?\]")]
    private static partial Regex Bracket();
}
