using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Mka1.Module.Tests;

public sealed class ViewTests
{
    private const int Columns = 120;
    private static readonly Regex Member = new(@"\$_\.(?<name>\w+)", RegexOptions.CultureInvariant);
    private static readonly Regex MemberPath = new(@"'(?<path>[\w.]+)'", RegexOptions.CultureInvariant);

    // One method of this module on members of the object, or a single member. The comma prevents unrolling of a list.
    private static readonly Regex Call = new(
        @"^(,?\[(?<class>Mka1\.PowerShell\.\w+\.\w+)\]::(?<method>\w+)\(\$_(\.\w+)?(\.ToJson\(\))?(, (\$_\.\w+|'[\w.]+'))*\)|\$_(\.\w+)+)$", RegexOptions.CultureInvariant);

    private static readonly XElement[] All = [.. RepositoryFiles.Views.SelectMany(static path => XDocument.Load(path).Descendants("View"))];
    private static readonly Type[] Known = [.. typeof(Mka1Client).Assembly.GetExportedTypes(), .. Cmdlets.Assembly.GetExportedTypes()];

    // Nested objects are also shown alone, as in $response.Error.
    public static TheoryData<Type> Emitted => [.. Cmdlets.All
        .SelectMany(Cmdlets.Outputs)
        .SelectMany(Concrete)
        .Concat(Concrete(typeof(Mka1.Json.Mka1Object)).Where(static type => !type.IsAbstract))
        .Where(static type => type.Namespace!.StartsWith("Mka1", StringComparison.Ordinal))
        .Distinct()];

    public static TheoryData<string> Views => [.. All.Select(static view => view.Element("Name")!.Value).Distinct()];

    [Theory]
    [MemberData(nameof(Emitted))]
    public void Each_output_type_has_a_table_and_a_list(Type type)
    {
        // The engine uses the view of the nearest base class.
        var names = Ancestry(type).Select(static ancestor => ancestor.FullName);
        var views = All.Where(view => Types(view).Any(names.Contains)).ToArray();
        Assert.Contains(views, static view => view.Element("TableControl") is not null);
        Assert.Contains(views, static view => view.Element("ListControl") is not null);
    }

    [Theory]
    [MemberData(nameof(Views))]
    public void A_view_names_existing_types_and_properties(string name)
    {
        foreach (var view in Named(name))
        {
            Assert.All(Types(view), static type => Assert.Contains(Known, known => known.FullName == type));
            // A view of several types may show members that only some of them have.
            Assert.All(view.Descendants("PropertyName"), member => Assert.Contains(Served(view), type => type.GetProperty(member.Value) is not null));
        }
    }

    [Theory]
    [MemberData(nameof(Views))]
    public void A_view_escapes_text(string name)
    {
        foreach (var view in Named(name))
        {
            var types = Served(view);
            Assert.All(view.Descendants("PropertyName"), member => Assert.All(
                types.Select(type => type.GetProperty(member.Value)?.PropertyType).OfType<Type>(),
                static type => Assert.True((Nullable.GetUnderlyingType(type) ?? type) is { IsPrimitive: true } or { IsEnum: true } or { Name: nameof(TimeSpan) })));
            Assert.All(view.Descendants("ScriptBlock").SelectMany(static block => Member.Matches(block.Value)), member =>
                Assert.Contains(types, type => type.GetMember(member.Groups["name"].Value).Length > 0));
            Assert.All(view.Descendants("ScriptBlock").SelectMany(static block => MemberPath.Matches(block.Value)), path =>
                Assert.Contains(types.Concat(types.SelectMany(Elements)), type => Has(type, path.Groups["path"].Value.Split('.'))));
        }
    }

    [Theory]
    [MemberData(nameof(Views))]
    public void A_view_computes_values_only_with_methods_of_this_module(string name) =>
        Assert.All(Named(name).SelectMany(static view => view.Descendants("ScriptBlock")), static block =>
        {
            var call = Call.Match(block.Value);
            Assert.True(call.Success, block.Value);
            Assert.True(!call.Groups["class"].Success || Cmdlets.Assembly.GetType(call.Groups["class"].Value)?.GetMember(call.Groups["method"].Value).Length > 0, block.Value);
        });

    [Fact]
    public void No_type_has_two_tables_or_two_lists() =>
        Assert.Empty(All.SelectMany(static view => Types(view).Select(type => (type, Control: view.Elements().Last().Name.LocalName)))
            .GroupBy(static pair => pair).Where(static group => group.Count() > 1).Select(static group => group.Key));

    [Theory]
    [MemberData(nameof(Views))]
    public void A_table_leaves_room_for_its_last_column(string name)
    {
        foreach (var table in Named(name).SelectMany(static view => view.Elements("TableControl")))
        {
            var widths = table.Descendants("TableColumnHeader").Select(static header => (int?)header.Element("Width")).ToArray();
            Assert.All(widths[..^1], static width => Assert.NotNull(width));
            Assert.True(widths.Sum(static width => width ?? 12) + widths.Length - 1 <= Columns);
        }
    }

    private static IEnumerable<XElement> Named(string name) => All.Where(view => view.Element("Name")!.Value == name);

    private static IEnumerable<string> Types(XElement view) => view.Element("ViewSelectedBy")!.Elements("TypeName").Select(static name => name.Value);

    private static Type[] Served(XElement view) =>
        [.. Known.Where(type => Types(view).Contains(type.FullName)).SelectMany(static type => type.IsAbstract ? Concrete(type).Append(type) : [type])];

    private static bool Has(Type type, string[] path) =>
        path.Length == 0 || (type.GetProperty(path[0])?.PropertyType is { } member && Has(member, path[1..]));

    private static IEnumerable<Type> Elements(Type type) => type.GetProperties().SelectMany(static property => property.PropertyType.GetGenericArguments());

    private static IEnumerable<Type> Ancestry(Type type)
    {
        for (Type? ancestor = type; ancestor is not null; ancestor = ancestor.BaseType)
            yield return ancestor;
    }

    private static IEnumerable<Type> Concrete(Type type) =>
        type.IsAbstract ? type.Assembly.GetExportedTypes().Where(derived => derived.IsSubclassOf(type)) : [type];
}
