using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using Mka1.Http;

namespace Mka1.Module.Tests.Languages;

public sealed partial class TranslationTests
{
    // The same word or sign in both languages.
    private static readonly string[] Same = ["Noun prompt", "Noun prompts", "TransferredBytes"];

    public static TheoryData<string> Layers => new("Mka1.Client", "Mka1.PowerShell");

    [Theory]
    [MemberData(nameof(Layers))]
    public void Both_languages_have_the_same_keys(string layer) => Assert.Equal(Read(layer, "").Keys.Order(), Read(layer, "es").Keys.Order());

    [Theory]
    [MemberData(nameof(Layers))]
    public void Both_languages_have_the_same_placeholders_and_names(string layer)
    {
        var spanish = Read(layer, "es");
        Assert.All(Read(layer, ""), pair => Assert.Equal(Token().Matches(pair.Value).Select(static match => match.Value).Order(), Token().Matches(spanish[pair.Key]).Select(static match => match.Value).Order()));
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void Each_text_is_translated(string layer)
    {
        var spanish = Read(layer, "es");
        Assert.All(Read(layer, ""), pair =>
        {
            Assert.False(string.IsNullOrWhiteSpace(pair.Value), pair.Key);
            Assert.False(string.IsNullOrWhiteSpace(spanish[pair.Key]), pair.Key);
            Assert.True(pair.Value == spanish[pair.Key] == Same.Contains(pair.Key), pair.Key);
        });
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void Each_text_is_used_and_each_used_text_exists(string layer)
    {
        var used = Sources(layer).SelectMany(static file => CallOfMessage().Matches(File.ReadAllText(file)))
            .SelectMany(static call => Literal().Matches(call.Groups["key"].Value)).Select(static match => match.Groups[1].Value).ToHashSet();
        if (layer == "Mka1.PowerShell")
            used.UnionWith(Kinds.SelectMany(static kind => new[] { "Noun " + kind.Noun, "Noun " + kind.Plural }));
        Assert.Equal(used.Order(), Read(layer, "").Keys.Order());
    }

    [Fact]
    public void The_client_mentions_no_cmdlet_and_no_parameter() =>
        Assert.DoesNotContain(Read("Mka1.Client", "").Values.Concat(Read("Mka1.Client", "es").Values), static text => CmdletText().IsMatch(text));

    private static IEnumerable<ObjectKind> Kinds => typeof(Mka1Client).Assembly.GetTypes()
        .SelectMany(static type => type.GetProperties(BindingFlags.Static | BindingFlags.Public).Where(static property => property.PropertyType == typeof(ObjectKind)))
        .Select(static property => (ObjectKind)property.GetValue(null)!)
        .Append(new ObjectKind("item"));

    private static IEnumerable<string> Sources(string layer) =>
        Directory.GetFiles(Path.Combine(RepositoryFiles.Root, "src", layer), "*.cs", SearchOption.AllDirectories);

    /// <summary>Reads the texts of a layer in one language, without those of the other.</summary>
    private static Dictionary<string, string> Read(string layer, string language)
    {
        var assembly = layer == "Mka1.Client" ? typeof(Mka1Client).Assembly : Cmdlets.Assembly;
        string name = assembly.GetManifestResourceNames().Single(static resource => resource.EndsWith(".Languages.Messages.resources", StringComparison.Ordinal));
        var set = new ResourceManager(name.Replace(".resources", string.Empty, StringComparison.Ordinal), assembly)
            .GetResourceSet(CultureInfo.GetCultureInfo(language), createIfNotExists: true, tryParents: false);
        Assert.NotNull(set);
        return set.Cast<DictionaryEntry>().ToDictionary(static entry => (string)entry.Key, static entry => (string)entry.Value!);
    }

    // Placeholders, cmdlets, parameters, properties, environment variables, addresses and PowerShell expressions.
    [GeneratedRegex("""\{\{|\}\}|\{[^{}]+\}|(?<![\w.])[A-Z][a-z]+-[A-Z]\w+|(?<=^|[\s(:])-[A-Z]\w*(?::\$\w+)?|\b[A-Z][A-Z0-9]*_[A-Z_]+\b|https?://[^\s,;]*\w|\$\w[\w\[\]().]*\w|\b[A-Z][a-z]+[A-Z]\w+\b|\bX-[\w-]+|\b(?:JWT|JSON|ASCII|HTTP|MKA1|URI|API)\b""")]
    private static partial Regex Token();

    [GeneratedRegex("""Messages\.Get\((?<key>(?:[^"(),]|"[^"]*"|\([^()]*\))*)""")]
    private static partial Regex CallOfMessage();

    [GeneratedRegex("""
        "([A-Z][A-Za-z ]*[A-Za-z])"
        """)]
    private static partial Regex Literal();

    [GeneratedRegex("""[A-Z][a-z]+-Mka1|(?:^|\s)-[A-Z][a-z]""")]
    private static partial Regex CmdletText();
}
