using System.Net;
using System.Text.Json.Nodes;
using Mka1.Client.Tests.Emulator;
using Mka1.Client.Tests.Wire;
using Mka1.Errors;
using Mka1.ExtractionSchemas;

namespace Mka1.Client.Tests.ExtractionSchemas;

public sealed class ExtractionSchemaTests
{
    private const string Schema = """{"id":"s1","name":"n","schema":{"type":"object"},"createdAt":"2026-09-21T14:13:20.000Z"}""";

    [Theory]
    [InlineData("""{"success":true,"data":{schema}}""")]
    [InlineData("{schema}")]
    public async Task A_schema_is_read_wrapped_or_bare(string form)
    {
        await using var server = new WireServer(WireAnswer.Json(form.Replace("{schema}", Schema, StringComparison.Ordinal)));
        using var client = server.Connect();
        var schema = await client.ExtractionSchemas.GetAsync("s1");
        Assert.Equal(("s1", "n", 2026), (schema.Id, schema.Name, schema.CreatedAt!.Value.Year));
        Assert.Equal(JsonNode.Parse(Schema)!.ToJsonString(), JsonNode.Parse(schema.ToJson())!.ToJsonString());
    }

    [Theory]
    [InlineData("""{"object":"list","data":[{schema}],"has_more":false}""")]
    [InlineData("""{"success":true,"data":[{schema}]}""")]
    [InlineData("[{schema}]")]
    public async Task A_list_is_read_in_each_form(string form)
    {
        await using var server = new WireServer(WireAnswer.Json(form.Replace("{schema}", Schema, StringComparison.Ordinal)));
        using var client = server.Connect();
        var ids = new List<string>();
        await foreach (var schema in client.ExtractionSchemas.ListAsync())
            ids.Add(schema.Id);
        Assert.Equal(["s1"], ids);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(405)]
    public async Task A_server_without_a_list_is_an_error_that_says_so(int status)
    {
        await using var server = new WireServer(WireAnswer.Json("""{"error":{"message":"no"}}""", status));
        using var client = server.Connect();
        var refusal = await Assert.ThrowsAsync<Mka1ApiException>(async () =>
        {
            await foreach (var _ in client.ExtractionSchemas.ListAsync())
            {
            }
        });
        Assert.StartsWith("The server has no list of extraction schemas", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"success":true,"message":"Schema deleted"}""", true)]
    [InlineData("""{"id":"s1","object":"extraction_schema","deleted":true}""", true)]
    public async Task A_deletion_is_confirmed_with_or_without_an_id(string answer, bool deleted)
    {
        await using var server = new WireServer(WireAnswer.Json(answer));
        using var client = server.Connect();
        var deletion = await client.ExtractionSchemas.DeleteAsync("s1");
        Assert.Equal(("s1", deleted), (deletion.Id, deletion.Deleted));
    }

    [Fact]
    public async Task A_deletion_without_success_is_a_protocol_error()
    {
        await using var server = new WireServer(WireAnswer.Json("""{"success":false,"message":"no"}"""));
        using var client = server.Connect();
        await Assert.ThrowsAsync<Mka1ProtocolException>(() => client.ExtractionSchemas.DeleteAsync("s1"));
    }

    [Fact]
    public async Task An_update_sends_only_what_is_given_by_PUT()
    {
        await using var server = new WireServer(WireAnswer.Json($$"""{"success":true,"data":{{Schema}}}"""));
        using var client = server.Connect();
        await client.ExtractionSchemas.UpdateAsync("s1", new ExtractionSchemaOptions { Description = "" });
        var request = Assert.Single(server.Requests);
        Assert.Equal(("PUT", "/api/v1/llm/extract/schema/s1"), (request.Method, request.Path));
        Assert.Equal("""{"description":""}""", request.Text);
    }

    [Fact]
    public async Task Wrong_input_is_refused_before_it_is_sent()
    {
        await using var server = new WireServer();
        using var client = server.Connect();
        foreach (var wrong in new[] { new ExtractionSchemaOptions { Name = "" }, new() { Name = new string('n', 101) }, new() { Description = new string('d', 501) } })
            await Assert.ThrowsAsync<Mka1InputException>(() => client.ExtractionSchemas.CreateAsync(wrong));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task The_emulator_answers_as_documented()
    {
        await using var emulator = await EmulatorAccess.StartAsync();
        var created = await emulator.PostAsync("/extract/schema", JsonNode.Parse("""{"name":"n","description":"d","schema":{"type":"object"},"metadata":{"a":"b"}}"""));
        Shape.Has("success data", null, created);
        Shape.Has("id name description schema metadata createdAt updatedAt", null, created["data"]!);
        string one = $"/extract/schema/{created["data"]!["id"]}";
        Shape.Has("success data", null, await emulator.GetAsync(one));
        var deleted = await emulator.DeleteAsync(one);
        Shape.Has("success message", null, deleted);
        await emulator.ErrorAsync(HttpStatusCode.NotFound, HttpMethod.Get, one);
    }

    [Theory]
    [InlineData("""{"schema":{}}""", "name")]
    [InlineData("""{"name":"n"}""", "schema")]
    [InlineData("""{"name":"n","schema":1}""", "schema")]
    [InlineData("""{"name":"n","schema":{},"colour":1}""", "colour")]
    public async Task The_emulator_refuses_by_name(string body, string param)
    {
        await using var emulator = await EmulatorAccess.StartAsync();
        Assert.Equal(param, (await emulator.ErrorAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "/extract/schema", JsonNode.Parse(body)))["param"]!.ToString());
    }
}
