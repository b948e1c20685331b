using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.SandboxFiles;

namespace Mka1.Emulator.SandboxCommands;

/// <summary>
/// Interprets lines of a few commands (echo, cat, ls, pwd, env, touch, rm, sleep, exit, true, false), joined by <c>;</c> or <c>&amp;&amp;</c>, with
/// quotes, variables and redirection to a file. The last exit code is that of the whole.
/// </summary>
internal sealed partial class SandboxShell(
    Workspace workspace, string folder, IReadOnlyDictionary<string, string> environment, TimeSpan timeout, SimulatedClock clock, CancellationToken cancellation)
{
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();
    private readonly TimeSpan _timeout = timeout;
    private TimeSpan _left = timeout;
    private bool _hasEnded;

    public int ExitCode { get; private set; }

    public string Output => _output.ToString();

    public string Errors => _errors.ToString();

    public bool HasEnded => _hasEnded;

    /// <summary>A line whose words are these.</summary>
    public static string Join(IEnumerable<string> words) => string.Join(' ', words.Select(static word => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'"));

    public async Task RunAsync(string script)
    {
        var words = new List<string>();
        foreach (Match match in Token().Matches(script))
        {
            var token = match.Value;
            if (token is not (";" or "&&" or "\n"))
            {
                words.Add(token is ">" or ">>" ? token : " " + Expand(token));
                continue;
            }

            await RunWordsAsync(words);
            words.Clear();
            if (_hasEnded || (token == "&&" && ExitCode != 0))
                return;
        }

        await RunWordsAsync(words);
    }

    public void Write(string text) => _output.Append(text).Append('\n');

    public void Fail(string text, int code)
    {
        _errors.Append(text).Append('\n');
        ExitCode = code;
    }

    public void Exit(int code)
    {
        ExitCode = code;
        _hasEnded = true;
    }

    public void WriteFile(string path, string content)
    {
        if (Workspace.Resolve(path, folder) is { Length: > 0 } file)
            workspace.Write(file, Encoding.UTF8.GetBytes(content));
        else
            Fail($"{path}: Permission denied", 1);
    }

    public async Task SleepAsync(double seconds)
    {
        var time = TimeSpan.FromSeconds(Math.Min(seconds, 86_400));
        await clock.DelayAsync(time < _left ? time : _left, cancellation);
        _left -= time;
        if (_left >= TimeSpan.Zero)
            return;
        Fail(string.Create(CultureInfo.InvariantCulture, $"Command timed out after {_timeout.TotalSeconds} seconds"), 124);
        _hasEnded = true;
    }

    [GeneratedRegex("""\n|;|&&|>>|>|(?:[^\s;&>'"\\]|&(?!&)|\\.|'[^']*'|"(?:[^"\\]|\\.)*")+""")]
    private static partial Regex Token();

    [GeneratedRegex("""\\(.)|'([^']*)'|"((?:[^"\\]|\\.)*)"|\$(\w+)|.""", RegexOptions.Singleline)]
    private static partial Regex Part();

    [GeneratedRegex(@"\\(.)|\$(\w+)", RegexOptions.Singleline)]
    private static partial Regex Quoted();

    private string Expand(string token) => Part().Replace(token, match =>
        match.Groups[1].Success ? match.Groups[1].Value
        : match.Groups[2].Success ? match.Groups[2].Value
        : match.Groups[3].Success ? Quoted().Replace(match.Groups[3].Value, inner => inner.Groups[1].Success ? inner.Groups[1].Value : Variable(inner.Groups[2].Value))
        : match.Groups[4].Success ? Variable(match.Groups[4].Value)
        : match.Value);

    private string Variable(string name) => environment.GetValueOrDefault(name, string.Empty);

    // A word begins with a space, so that it differs from an operator.
    private async Task RunWordsAsync(List<string> tokens)
    {
        if (tokens.Count == 0)
            return;
        var start = _output.Length;
        string? target = null;
        var operation = tokens.FindIndex(static token => token is ">" or ">>");
        if (operation >= 0)
            target = tokens.ElementAtOrDefault(operation + 1)?[1..];
        string[] words = [.. tokens.Take(operation < 0 ? tokens.Count : operation).Select(static token => token[1..])];
        ExitCode = 0;
        if (words.Length > 0)
            await RunCommandAsync(words[0], words[1..]);
        if (target is null)
            return;
        var written = _output.ToString(start, _output.Length - start);
        _output.Length = start;
        var old = tokens[operation] == ">>" && Workspace.Resolve(target, folder) is { } path && workspace.Find(path) is { } content ? Encoding.UTF8.GetString(content) : string.Empty;
        WriteFile(target, old + written);
    }

    private async Task RunCommandAsync(string name, string[] words)
    {
        switch (name)
        {
            case "echo":
                Write(string.Join(' ', words));
                break;
            case "pwd":
                Write(folder);
                break;
            case "env":
                foreach (var (variable, value) in environment.OrderBy(static pair => pair.Key, StringComparer.Ordinal))
                    Write($"{variable}={value}");
                break;
            case "true":
                break;
            case "false":
                ExitCode = 1;
                break;
            case "exit":
                Exit(int.TryParse(words.FirstOrDefault(), out var code) ? code : 0);
                break;
            case "sleep":
                await SleepAsync(double.TryParse(words.FirstOrDefault(), CultureInfo.InvariantCulture, out var seconds) ? seconds : 0);
                break;
            case "ls":
                foreach (var file in workspace.List().Select(static file => file.Key))
                    Write(file);
                break;
            case "cat":
                foreach (var word in words)
                    OnFile(word, "cat", (_, content) => _output.Append(Encoding.UTF8.GetString(content)));
                break;
            case "rm":
                foreach (var word in words)
                    OnFile(word, "rm", (path, _) => workspace.Remove(path));
                break;
            case "touch":
                foreach (var word in words.Where(word => Workspace.Resolve(word, folder) is not { } path || workspace.Find(path) is null))
                    WriteFile(word, string.Empty);
                break;
            default:
                Fail($"{name}: command not found", 127);
                break;
        }
    }

    private void OnFile(string word, string command, Action<string, byte[]> act)
    {
        if (Workspace.Resolve(word, folder) is { } path && workspace.Find(path) is { } content)
            act(path, content);
        else
            Fail($"{command}: {word}: No such file or directory", 1);
    }
}
