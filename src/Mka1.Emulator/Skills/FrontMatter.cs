namespace Mka1.Emulator.Skills;

/// <summary>The members of the YAML between dashes at the beginning of a Markdown file: texts on one line, or indented below their names.</summary>
internal static class FrontMatter
{
    public static Dictionary<string, string> Read(string markdown)
    {
        string[] lines = markdown.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        var members = new Dictionary<string, string>(StringComparer.Ordinal);
        if (lines[0].TrimEnd() != "---")
            return members;
        string? name = null;
        foreach (var line in lines.Skip(1).TakeWhile(static line => line.TrimEnd() != "---"))
        {
            if (name is not null && line.StartsWith(' '))
                members[name] = $"{members[name]} {line.Trim()}".Trim();
            else if (line.IndexOf(':') is > 0 and var colon)
                members[name = line[..colon].Trim()] = Unquote(line[(colon + 1)..].Trim());
        }

        return members;
    }

    // A sign for a text on the next lines is none of it.
    private static string Unquote(string text) => text is ">" or "|" or ">-" or "|-" ? string.Empty
        : text.Length > 1 && text[0] is '"' or '\'' && text[^1] == text[0] ? text[1..^1] : text;
}
