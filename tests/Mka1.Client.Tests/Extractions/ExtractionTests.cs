using Mka1.Client.Tests.Wire;
using Mka1.Errors;
using Mka1.Extractions;

namespace Mka1.Client.Tests.Extractions;

public sealed class ExtractionTests : IDisposable
{
    private static readonly ExtractionOptions Options = new() { Schema = new Dictionary<string, object?> { ["type"] = "object" } };
    private readonly string _path = Path.GetTempFileName();

    public ExtractionTests() => File.WriteAllText(_path, "Total: 1");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public async Task The_form_has_the_file_and_the_fields()
    {
        await using var server = new WireServer(WireAnswer.Json("""{"success":true,"data":{"total":1},"metadata":{"model":"m"}}"""));
        using var client = server.Connect();
        var result = await client.Extractions.ExtractAsync(_path, Options with { Prompt = "Gross.", Metadata = new Dictionary<string, string> { ["a"] = "b" } });
        Assert.Equal((_path, "m", """{"total":1}"""), (result.Path, result.Model, result.ToString()));
        string form = Assert.Single(server.Requests).Text;
        foreach (string part in new[] { "name=model", "name=schema", """{"type":"object"}""", "name=prompt", "Gross.", "name=metadata", """{"a":"b"}""", "name=file", "Total: 1" })
            Assert.Contains(part, form.Replace("\"file\"", "file", StringComparison.Ordinal).Replace("name=\"", "name=", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"success":true}""")]
    [InlineData("""{"success":true,"data":null}""")]
    [InlineData("""{"success":false,"data":{"a":1}}""")]
    [InlineData("[]")]
    public async Task An_answer_without_data_is_a_protocol_error(string answer)
    {
        await using var server = new WireServer(WireAnswer.Json(answer));
        using var client = server.Connect();
        await Assert.ThrowsAsync<Mka1ProtocolException>(() => client.Extractions.ExtractAsync(_path, Options));
    }

    [Fact]
    public async Task Wrong_input_is_refused_before_it_is_sent()
    {
        await using var server = new WireServer();
        using var client = server.Connect();
        foreach (var wrong in new[] { new ExtractionOptions(), Options with { SchemaId = "s1" }, Options with { Model = " " }, new() { SchemaId = "s1", Metadata = new Dictionary<string, string>() } })
            await Assert.ThrowsAsync<Mka1InputException>(() => client.Extractions.ExtractAsync(_path, wrong));
        Assert.Empty(server.Requests);
    }
}
