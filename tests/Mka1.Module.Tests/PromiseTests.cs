using System.Text.RegularExpressions;

namespace Mka1.Module.Tests;

/// <summary>Checks that the promises in the documents name existing tests.</summary>
public sealed partial class PromiseTests
{
    private static readonly ILookup<string, string> TestFiles = Directory
        .EnumerateFiles(Path.Combine(RepositoryFiles.Root, "tests"), "*Tests.*", SearchOption.AllDirectories)
        .ToLookup(static path => Path.GetFileName(path)!, static path => File.ReadAllText(path));

    public static TheoryData<string, string> Promises
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (string document in new[] { "SECURITY.md", "docs/reliability.md" })
            {
                string text = File.ReadAllText(Path.Combine(RepositoryFiles.Root, document));
                foreach (Match row in Row().Matches(text))
                    rows.Add(row.Groups["promise"].Value, row.Groups["tests"].Value);
            }
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Promises))]
    public void A_promise_names_tests_that_exist(string promise, string tests)
    {
        Assert.NotEmpty(promise);
        foreach (string part in tests.Split("; "))
        {
            var names = Quoted().Matches(part).Select(static match => match.Groups[1].Value).ToArray();
            bool isCode = names[0].EndsWith(".cs", StringComparison.Ordinal);
            string source = string.Concat(TestFiles[names[0]]);
            Assert.False(source.Length == 0, $"There is no file {names[0]}.");
            Assert.All(names.Skip(1), name => Assert.Contains(isCode ? $" {name}(" : $"It '{name}", source, StringComparison.Ordinal));
        }
    }

    [GeneratedRegex(@"^\| (?<promise>[^|]+) \| (?<tests>`\w[^|]*`) \|\r?$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}
