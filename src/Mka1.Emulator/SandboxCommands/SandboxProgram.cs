using System.Globalization;
using System.Text.RegularExpressions;

namespace Mka1.Emulator.SandboxCommands;

/// <summary>
/// Interprets the statements of a program that write a literal (<c>print("a")</c>, <c>console.log("a")</c>, <c>fmt.Println("a")</c>), write a file
/// (<c>open("a", "w").write("b")</c>), wait (<c>time.sleep(1)</c>), exit or raise. It ignores all others.
/// </summary>
internal sealed partial class SandboxProgram(SandboxShell shell)
{
    public async Task RunAsync(string code)
    {
        foreach (Match match in Statement().Matches(code))
        {
            if (match.Groups["print"].Success)
                shell.Write(Unescape(match.Groups["text"].Success ? match.Groups["text"].Value : match.Groups["number"].Value));
            else if (match.Groups["file"].Success)
                shell.WriteFile(match.Groups["file"].Value, Unescape(match.Groups["content"].Value));
            else if (match.Groups["seconds"].Success)
                await shell.SleepAsync(double.Parse(match.Groups["seconds"].Value, CultureInfo.InvariantCulture));
            else if (match.Groups["code"].Success)
                shell.Exit(int.Parse(match.Groups["code"].Value, CultureInfo.InvariantCulture));
            else
                Raise(match.Groups["error"].Value.Trim());
            if (shell.HasEnded)
                return;
        }
    }

    [GeneratedRegex("""
        (?<print>\b(?:print|console\.log|fmt\.Println))\(\s*(?:(?<quote>["'`])(?<text>(?:\\.|(?!\k<quote>).)*)\k<quote>|(?<number>-?[\d.]+))\s*\)
        |\bopen\(\s*(?<q>["'])(?<file>.+?)\k<q>\s*,\s*["']w["']\s*\)\.write\(\s*(?<q2>["'])(?<content>(?:\\.|(?!\k<q2>).)*)\k<q2>\s*\)
        |\btime\.sleep\(\s*(?<seconds>[\d.]+)\s*\)
        |\b(?:sys\.|process\.|os\.)?[eE]xit\(\s*(?<code>\d{1,3})\s*\)
        |\b(?:raise|throw)\s(?<error>[^\n;]+)
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Statement();

    private static string Unescape(string text) => text.Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\'", "'", StringComparison.Ordinal);

    private void Raise(string error)
    {
        shell.Fail(error, 1);
        shell.Exit(1);
    }
}
