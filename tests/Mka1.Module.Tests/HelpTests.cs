using System.Reflection;
using System.Text.RegularExpressions;

namespace Mka1.Module.Tests;

public sealed partial class HelpTests
{
    private const int FewestExamples = 2;

    public static TheoryData<Type> All => Cmdlets.Theory;

    public static TheoryData<string> Pages =>
        [.. Directory.GetFiles(Path.Combine(RepositoryFiles.Root, "docs", "Mka1"), "*-*.md").Select(static path => Path.GetFileNameWithoutExtension(path)!)];

    [Theory]
    [MemberData(nameof(All))]
    public void A_cmdlet_has_a_page_with_examples_and_every_parameter(Type cmdlet)
    {
        string page = Page(Cmdlets.Name(cmdlet));
        Assert.True(Example().Count(page) >= FewestExamples);
        Assert.All(Cmdlets.Parameters(cmdlet), parameter => Assert.Matches($@"(?m)^### -{parameter.Name}\r?$", page));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_is_of_a_cmdlet_and_has_nothing_left_to_fill_in(string name)
    {
        Assert.Contains(name, Cmdlets.All.Select(Cmdlets.Name));
        Assert.DoesNotContain("{{", Page(name), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("README.md", "`{0}`")]
    [InlineData("docs/about/about_Mka1.help.txt", "            {0} ")]
    public void An_overview_names_every_cmdlet(string path, string form)
    {
        string text = File.ReadAllText(Path.Combine(RepositoryFiles.Root, path));
        Assert.All(Cmdlets.All.Select(Cmdlets.Name), name => Assert.Contains(form.Replace("{0}", name, StringComparison.Ordinal), text, StringComparison.Ordinal));
    }

    // What begins as the shared text is the shared text: build.ps1 docs puts it there.
    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_has_the_shared_texts_as_they_are(string name)
    {
        string shared = File.ReadAllText(Path.Combine(RepositoryFiles.Root, "docs", "parameters.md")).ReplaceLineEndings("\n");
        foreach (Match parameter in SharedText().Matches(shared))
        {
            string words = parameter.Groups[2].Value;
            var own = Regex.Match(Page(name).ReplaceLineEndings("\n"), $"(?m)(?<=^### -{parameter.Groups[1].Value}\n\n).*$");
            if (own.Success && own.Value.StartsWith(FirstSentence().Match(words).Value, StringComparison.Ordinal))
                Assert.Equal(words, own.Value);
        }
    }

    [Fact]
    public void The_errors_topic_tells_every_error_id_and_no_other()
    {
        string topic = File.ReadAllText(Path.Combine(RepositoryFiles.Root, "docs", "about", "about_Mka1_Errors.help.txt"));
        var ids = Cmdlets.Assembly.GetType("Mka1.PowerShell.Errors.ErrorId")!.GetFields(BindingFlags.Static | BindingFlags.Public)
            .Select(static field => (string)field.GetRawConstantValue()!);
        var told = ErrorIdInText().Matches(topic).Select(static match => match.Value).Distinct();
        Assert.Equal(ids.Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
    }

    private static string Page(string cmdlet)
    {
        string path = Path.Combine(RepositoryFiles.Root, "docs", "Mka1", cmdlet + ".md");
        Assert.True(File.Exists(path), $"There is no page docs/Mka1/{cmdlet}.md.");
        return File.ReadAllText(path);
    }

    [GeneratedRegex(@"^## -(\w+)\n\n(.+)$", RegexOptions.Multiline)]
    private static partial Regex SharedText();

    [GeneratedRegex(@"^.*?[.:](?= |$)")]
    private static partial Regex FirstSentence();

    [GeneratedRegex(@"^### Example \d+", RegexOptions.Multiline)]
    private static partial Regex Example();

    [GeneratedRegex(@"\bMka1\.(?!PowerShell|Errors|Client|Responses|Files|Batches|Http|Json|psd1|format)[A-Z]\w+")]
    private static partial Regex ErrorIdInText();
}
