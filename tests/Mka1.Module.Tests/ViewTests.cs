using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Mka1.Module.Tests;

public sealed class ViewTests
{
    private const int Columns = 120;
    private static readonly Regex Member = new(@"\$_\.(?<name>(?!PSObject)\w+)", RegexOptions.CultureInvariant);
    private static readonly XDocument File = XDocument.Load(RepositoryFiles.Views);

    // What an object holds is shown by itself too, as in $response.Error.
    public static TheoryData<Type> Emitted => [.. Cmdlets.All
        .SelectMany(Cmdlets.Outputs)
        .SelectMany(Concrete)
        .Concat(Concrete(typeof(Mka1.Json.Mka1Object)).Where(static type => !type.IsAbstract))
        .Where(static type => type.Namespace!.StartsWith("Mka1", StringComparison.Ordinal))
        .Distinct()];

    public static TheoryData<string> Views => [.. File.Descendants("View").Select(static view => view.Element("Name")!.Value).Distinct()];

    [Theory]
    [MemberData(nameof(Emitted))]
    public void What_a_cmdlet_gives_has_a_table_and_a_list(Type type)
    {
        var views = File.Descendants("View").Where(view => Types(view).Contains(type.FullName)).ToArray();
        Assert.Contains(views, static view => view.Element("TableControl") is not null);
        Assert.Contains(views, static view => view.Element("ListControl") is not null);
    }

    [Theory]
    [MemberData(nameof(Views))]
    public void A_view_names_types_and_properties_that_there_are(string name)
    {
        var assemblies = new[] { typeof(Mka1Client).Assembly, Cmdlets.Assembly };
        foreach (var view in File.Descendants("View").Where(view => view.Element("Name")!.Value == name))
        {
            var types = Types(view).Select(typeName => assemblies.Select(assembly => assembly.GetType(typeName)).FirstOrDefault(static type => type is not null)).ToArray();
            Assert.DoesNotContain(null, types);
            // A view of several kinds shows a member where a kind has it.
            Assert.All(view.Descendants("PropertyName"), member => Assert.Contains(types, type => type!.GetProperty(member.Value) is not null));
        }
    }

    [Theory]
    [MemberData(nameof(Views))]
    public void A_view_shows_text_by_way_of_the_one_that_makes_it_visible(string name)
    {
        foreach (var view in File.Descendants("View").Where(view => view.Element("Name")!.Value == name))
        {
            var types = Types(view).Select(static typeName => typeof(Mka1Client).Assembly.GetType(typeName) ?? Cmdlets.Assembly.GetType(typeName)).ToArray();
            Assert.All(view.Descendants("PropertyName"), member => Assert.All(
                types.Select(type => type!.GetProperty(member.Value)?.PropertyType).OfType<Type>(),
                static type => Assert.True((Nullable.GetUnderlyingType(type) ?? type) is { IsPrimitive: true } or { IsEnum: true } or { Name: nameof(TimeSpan) })));
            Assert.All(view.Descendants("ScriptBlock").SelectMany(static block => Member.Matches(block.Value)), member =>
                Assert.Contains(types, type => type!.GetMember(member.Groups["name"].Value).Length > 0));
        }
    }

    [Theory]
    [MemberData(nameof(Views))]
    public void A_table_leaves_room_for_its_last_column(string name)
    {
        foreach (var table in File.Descendants("View").Where(view => view.Element("Name")!.Value == name).SelectMany(static view => view.Elements("TableControl")))
        {
            var widths = table.Descendants("TableColumnHeader").Select(static header => (int?)header.Element("Width")).ToArray();
            Assert.All(widths[..^1], static width => Assert.NotNull(width));
            Assert.True(widths.Sum(static width => width ?? 12) + widths.Length - 1 <= Columns);
        }
    }

    private static IEnumerable<string> Types(XElement view) => view.Element("ViewSelectedBy")!.Elements("TypeName").Select(static name => name.Value);

    private static IEnumerable<Type> Concrete(Type type) =>
        type.IsAbstract ? type.Assembly.GetExportedTypes().Where(derived => derived.IsSubclassOf(type)) : [type];
}
