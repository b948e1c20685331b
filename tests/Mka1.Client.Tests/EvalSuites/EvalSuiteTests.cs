using System.Text.Json.Nodes;
using Mka1.Client.Tests.Emulator;
using Mka1.Client.Tests.Wire;
using Mka1.Errors;
using Mka1.EvalSuites;

namespace Mka1.Client.Tests.EvalSuites;

public sealed class EvalSuiteTests
{
    public static TheoryData<string, EvalSuiteOptions> Wrong => new()
    {
        { "name", new() { Name = "" } },
        { "255", new() { Name = new('x', 256) } },
        { "10000", new() { Description = new('x', 10_001) } },
        { "'tasks'", new() { Manifest = new Dictionary<string, object?>() } },
        { "'tasks'", new() { Manifest = Manifest("a") } },
        { "'tasks'", new() { Manifest = Manifest(new Dictionary<string, object?>()) } },
        { "has 0", new() { Manifest = Manifest(Array.Empty<object>()) } },
        { "has 101", new() { Manifest = Manifest(new object[101]) } },
        { "key", new() { Metadata = new Dictionary<string, string> { [""] = "x" } } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Wrong_options_are_refused_before_they_are_sent(string says, EvalSuiteOptions options)
    {
        await using var server = new WireServer();
        using var client = server.Connect();
        var failure = await Assert.ThrowsAsync<Mka1InputException>(() => client.EvalSuites.CreateAsync(options));
        Assert.Contains(says, failure.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public Task The_emulator_answers_as_documented() => new StoredKindCheck(
        "/evals/suites", "eval.suite", "id object name description active_version latest_version metadata created_at updated_at")
    {
        Create = new JsonObject
        {
            ["name"] = "a", ["description"] = "b", ["metadata"] = new JsonObject { ["a"] = "b" },
            ["manifest"] = new JsonObject { ["schema_version"] = "2026-05-27", ["tasks"] = new JsonArray(EvalSuiteVersions.EvalManifests.Task("c")), ["metadata"] = new JsonObject() },
        },
        Longest = new Dictionary<string, int> { ["name"] = 255, ["description"] = 10_000 },
        DeletionObject = "eval.suite.deleted",
    }.RunAsync();

    private static Dictionary<string, object?> Manifest(object tasks) => new() { ["schema_version"] = "2026-05-27", ["tasks"] = tasks };
}
