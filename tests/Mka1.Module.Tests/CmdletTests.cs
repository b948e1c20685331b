using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;
using Mka1.PowerShell.Connection;
using Mka1.PowerShell.Pipeline;

namespace Mka1.Module.Tests;

public sealed class CmdletTests
{
    // Verbs that change something. Connect changes this process only.
    private static readonly HashSet<string> ChangingVerbs =
        ["Add", "Clear", "Compress", "Disconnect", "Export", "Grant", "Invoke", "New", "Remove", "Restart", "Restore", "Resume", "Revoke", "Save", "Send", "Set", "Start", "Stop", "Suspend", "Update"];

    private static readonly HashSet<string> DestroyingVerbs = ["Clear", "Remove", "Revoke"];

    public static TheoryData<Type> All => Cmdlets.Theory;

    [Fact]
    public void The_manifest_and_the_assemblies_have_the_same_version()
    {
        string version = Cmdlets.Assembly.GetName().Version!.ToString(3);
        Assert.Contains($"ModuleVersion          = '{version}'", RepositoryFiles.Manifest, StringComparison.Ordinal);
        Assert.Equal(version, typeof(Mka1Client).Assembly.GetName().Version!.ToString(3));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_cmdlet_has_an_approved_verb_and_a_singular_noun_with_the_prefix(Type cmdlet)
    {
        var verbs = new[] { typeof(VerbsCommon), typeof(VerbsCommunications), typeof(VerbsData), typeof(VerbsDiagnostic), typeof(VerbsLifecycle), typeof(VerbsOther), typeof(VerbsSecurity) }
            .SelectMany(static type => type.GetFields()).Select(static field => field.Name);
        Assert.Contains(Cmdlets.Verb(cmdlet), verbs);
        Assert.Matches("^Mka1([A-Z][A-Za-z]*)?$", Cmdlets.Noun(cmdlet));
        Assert.DoesNotMatch("(?<!s)s$", Cmdlets.Noun(cmdlet));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_cmdlet_lies_in_a_file_of_its_name_in_a_folder_of_its_namespace(Type cmdlet)
    {
        string folder = cmdlet.Namespace!.Split('.').Last();
        Assert.True(File.Exists(Path.Combine(RepositoryFiles.Root, "src", "Mka1.PowerShell", folder, cmdlet.Name + ".cs")));
        Assert.Equal($"{Cmdlets.Verb(cmdlet)}{Cmdlets.Noun(cmdlet)["Mka1".Length..]}Command", cmdlet.Name);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_cmdlet_has_tests_on_an_engine_in_the_folder_of_its_resource(Type cmdlet)
    {
        // Contract.Lifecycle tests what only reads by id and lists, or deletes.
        bool hasOwn = cmdlet.GetProperties(BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Public).Any(static property => property.Name is not ("Id" or "Order"));
        if (!hasOwn && (IsDerived(cmdlet, typeof(GetCommand<>)) || typeof(RemoveCommand).IsAssignableFrom(cmdlet)))
            return;
        var files = Directory.GetFiles(Path.Combine(RepositoryFiles.Root, "tests", "Pester", cmdlet.Namespace!.Split('.').Last()), "*.Tests.ps1");
        Assert.True(
            files.Any(file => Regex.IsMatch(File.ReadAllText(file), $"(?m)^Describe '{Cmdlets.Name(cmdlet)}\\b")),
            $"No file of tests/Pester/{cmdlet.Namespace!.Split('.').Last()} has a Describe '{Cmdlets.Name(cmdlet)}'.");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_cmdlet_declares_its_output_types(Type cmdlet) => Assert.NotEmpty(Cmdlets.Outputs(cmdlet));

    [Theory]
    [MemberData(nameof(All))]
    public void Only_cmdlets_that_change_something_support_ShouldProcess(Type cmdlet)
    {
        // A request is made in memory only.
        bool changes = ChangingVerbs.Contains(Cmdlets.Verb(cmdlet)) && cmdlet.Name is not "NewBatchRequestCommand";
        // Speech is written to files.
        changes |= cmdlet.Name is "ConvertToSpeechCommand";
        Assert.Equal(changes, Cmdlets.Asks(cmdlet));
        Assert.Equal(DestroyingVerbs.Contains(Cmdlets.Verb(cmdlet)), Cmdlets.Impact(cmdlet) == ConfirmImpact.High);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_parameter_set_takes_at_most_one_value_from_the_pipeline(Type cmdlet)
    {
        var sets = Cmdlets.Parameters(cmdlet)
            .SelectMany(Cmdlets.Sets)
            .Where(static parameter => parameter.FromPipeline)
            .GroupBy(static parameter => parameter.Set);
        Assert.All(sets, static set => Assert.Single(set));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_cmdlet_with_several_parameter_sets_names_the_default_set(Type cmdlet)
    {
        var sets = Cmdlets.Parameters(cmdlet).SelectMany(Cmdlets.Sets).Select(static parameter => parameter.Set).Where(static set => set != ParameterAttribute.AllParameterSets).Distinct().ToArray();
        if (sets.Length > 1)
            Assert.Contains(Cmdlets.DefaultSet(cmdlet)!, sets);
    }

    // The engine reads SupportsPaging from the derived class only.
    [Theory]
    [MemberData(nameof(All))]
    public void A_cmdlet_that_lists_supports_paging(Type cmdlet)
    {
        bool lists = Cmdlets.Parameters(cmdlet).Any(static parameter => parameter.Name == "After") || IsDerived(cmdlet, typeof(ReadByIdCommand<>));
        Assert.Equal(lists, Cmdlets.Pages(cmdlet));
    }

    // The hiding parameter binds, but the base class reads its own property.
    [Theory]
    [MemberData(nameof(All))]
    public void No_parameter_hides_one_of_a_base_class(Type cmdlet)
    {
        for (var type = cmdlet; type?.BaseType is { } parent; type = parent)
        {
            foreach (var own in type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly).Where(static property => Cmdlets.Sets(property).Any()))
                Assert.True(own.GetMethod!.GetBaseDefinition() != own.GetMethod || parent.GetProperty(own.Name) is null, $"{type.Name}.{own.Name}");
        }
    }

    // Its own class and at most three between it and AsyncCommand.
    [Theory]
    [MemberData(nameof(All))]
    public void A_cmdlet_derives_from_AsyncCommand_in_at_most_four_steps(Type cmdlet) =>
        Assert.InRange(Bases(cmdlet).TakeWhile(static type => type != typeof(AsyncCommand)).Count() + 1, 1, 4);

    [Theory]
    [MemberData(nameof(All))]
    public void Ids_have_the_same_declaration(Type cmdlet)
    {
        if (cmdlet.GetProperty("Id") is not PropertyInfo id)
            return;
        Assert.Equal(typeof(ObjectId[]), id.PropertyType);
        // The id of a response is a ResponseId, also where its input items are read by it. A suite is run by its EvalSuiteId.
        Assert.Contains(Cmdlets.Aliases(id), alias => alias.EndsWith("Id", StringComparison.Ordinal)
            && (Cmdlets.Noun(cmdlet).Contains(alias[..^2], StringComparison.Ordinal) || Cmdlets.All.Any(other => Cmdlets.Noun(other) == "Mka1" + alias[..^2])));
        var attributes = id.GetCustomAttributesData().Select(static data => data.AttributeType);
        Assert.Contains(typeof(ValidateNotNullAttribute), attributes);
        Assert.Contains(typeof(ObjectIdTransformationAttribute), attributes);
    }

    private static IEnumerable<Type> Bases(Type type)
    {
        for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
            yield return parent;
    }

    private static bool IsDerived(Type? type, Type generic) =>
        type is not null && ((type.IsGenericType && type.GetGenericTypeDefinition() == generic) || IsDerived(type.BaseType, generic));

    [Theory]
    [MemberData(nameof(All))]
    public void Ids_bind_by_value_and_by_name(Type cmdlet)
    {
        if (cmdlet.GetProperty("Id") is not PropertyInfo id)
            return;
        Assert.All(Cmdlets.Sets(id), static parameter => Assert.True(parameter.FromPipeline && parameter.ByName));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_cmdlet_that_calls_the_api_takes_a_context_and_an_identity(Type cmdlet)
    {
        bool local = cmdlet.Name is "ConnectCommand" or "DisconnectCommand" or "GetContextCommand" or "SetContextCommand" or "GetRequestLogCommand" or "GetOperationCommand" or "ConvertToJsonCommand"
            or "TestBatchInputCommand" or "NewBatchRequestCommand" or "ExportBatchInputCommand" or "ShowUsageCommand" or "ExportUsageReportCommand";
        Assert.NotEqual(local, typeof(Mka1Command).IsAssignableFrom(cmdlet));
    }
}
