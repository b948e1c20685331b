using System.Reflection;
using System.Text.RegularExpressions;

namespace Mka1.Module.Tests;

public sealed partial class HelpTests
{
    private const int FewestExamples = 2;

    private static readonly string SharedPage = File.ReadAllText(Path.Combine(RepositoryFiles.Root, "docs", "shared-help.md"));

    private static readonly Dictionary<string, string> Shared = Texts(SharedPage, "##");

    public static TheoryData<Type> All => Cmdlets.Theory;

    public static TheoryData<string> Pages =>
        [.. Directory.GetFiles(Path.Combine(RepositoryFiles.Root, "docs", "Mka1"), "*-*.md").Select(static path => Path.GetFileNameWithoutExtension(path)!)];

    [Theory]
    [MemberData(nameof(All))]
    public void A_cmdlet_has_a_page_with_examples_and_every_parameter_has_a_text(Type cmdlet)
    {
        string page = Page(Cmdlets.Name(cmdlet));
        Assert.True(Example().Count(page) >= FewestExamples);
        // A page need not repeat what that of the create says.
        string create = Path.Combine(RepositoryFiles.Root, "docs", "Mka1", $"New-{Cmdlets.Noun(cmdlet)}.md");
        var told = Texts(page, "###").Keys.Union(Shared.Keys).Union(File.Exists(create) ? Texts(File.ReadAllText(create), "###").Keys : []);
        Assert.Empty(Parameters(cmdlet).Except(told));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_page_documents_only_parameters_of_its_cmdlet(Type cmdlet) =>
        Assert.Empty(Texts(Page(Cmdlets.Name(cmdlet)), "###").Keys.Except(Parameters(cmdlet)));

    [Theory]
    [MemberData(nameof(All))]
    public void A_page_does_not_repeat_the_shared_text(Type cmdlet) =>
        Assert.Empty(Texts(Page(Cmdlets.Name(cmdlet)), "###").Intersect(Shared));

    // The general notes say that a call is retried after any transient failure, which a create is not.
    [Theory]
    [MemberData(nameof(All))]
    public void A_create_has_notes_of_its_own_or_of_its_verb(Type cmdlet)
    {
        string name = Cmdlets.Name(cmdlet);
        string verb = name.Split('-')[0];
        if (verb is "New" or "Start" or "Add" && Parameters(cmdlet).Contains("Context"))
            Assert.True(Page(name).Contains("\n## NOTES", StringComparison.Ordinal) || SharedPage.Contains($"\n## NOTES of {verb}\n", StringComparison.Ordinal), name);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_belongs_to_a_cmdlet_and_has_no_placeholders(string name)
    {
        Assert.Contains(name, Cmdlets.All.Select(Cmdlets.Name));
        // Templates of prompts have placeholders of their own, such as {{name}}.
        Assert.DoesNotMatch(@"\{\{\s*(Fill|Add)\b", Page(name));
    }

    [Fact]
    public void The_readme_names_every_cmdlet()
    {
        string text = File.ReadAllText(Path.Combine(RepositoryFiles.Root, "README.md"));
        Assert.All(Cmdlets.All.Select(Cmdlets.Name), name => Assert.Contains($"`{name}`", text, StringComparison.Ordinal));
    }

    [Fact]
    public void The_errors_topic_lists_exactly_the_error_ids()
    {
        string topic = File.ReadAllText(Path.Combine(RepositoryFiles.Root, "docs", "about", "about_Mka1_Errors.help.txt"));
        var ids = Cmdlets.Assembly.GetType("Mka1.PowerShell.Errors.ErrorId")!.GetFields(BindingFlags.Static | BindingFlags.Public)
            .Select(static field => (string)field.GetRawConstantValue()!);
        var told = ErrorIdInText().Matches(topic).Select(static match => match.Value).Distinct();
        Assert.Equal(ids.Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
    }

    /// <summary>The parameters of a cmdlet, including those that the engine adds.</summary>
    private static IEnumerable<string> Parameters(Type cmdlet) =>
    [
        .. Cmdlets.Parameters(cmdlet).Select(static parameter => parameter.Name),
        .. Cmdlets.Pages(cmdlet) ? ["First", "Skip", "IncludeTotalCount"] : (string[])[],
        .. Cmdlets.Asks(cmdlet) ? ["WhatIf", "Confirm"] : (string[])[],
    ];

    /// <summary>Gets the texts below headings such as <c>### -Id</c>, by parameter.</summary>
    private static Dictionary<string, string> Texts(string page, string mark) =>
        Regex.Matches(page.ReplaceLineEndings("\n"), $@"(?ms)^{mark} -(\w+)\n\n(.*?)(?=\n+##|\z)").ToDictionary(static match => match.Groups[1].Value, static match => match.Groups[2].Value.Trim());

    private static string Page(string cmdlet)
    {
        string path = Path.Combine(RepositoryFiles.Root, "docs", "Mka1", cmdlet + ".md");
        Assert.True(File.Exists(path), $"There is no page docs/Mka1/{cmdlet}.md.");
        return File.ReadAllText(path);
    }

    [GeneratedRegex(@"^### Example \d+", RegexOptions.Multiline)]
    private static partial Regex Example();

    [GeneratedRegex(@"\bMka1\.(?!PowerShell|Errors|Client|Responses|Files|Batches|Http|Json|psd1|format)[A-Z]\w+")]
    private static partial Regex ErrorIdInText();
}
