using Mka1.Batches;
using Mka1.Client.Tests.Wire;
using Mka1.Errors;
using Mka1.Json;
using Mka1.Responses;

namespace Mka1.Client.Tests.Json;

/// <summary>Half a surrogate pair, which servers write that cut text anywhere: nothing around it may be lost.</summary>
public sealed class HalfPairTests
{
    private const string Odd = """{"\ud800":1,"a\udc00b":{"\uD83D":"x\ud83d"},"id":"resp_1","status":"completed","metadata":{"k\ud800":"v\udfff","plain":"1"},"other":"\ud83d\ude00"}""";

    [Fact]
    public void Every_member_is_read_beside_a_name_with_half_a_pair()
    {
        var response = Response.FromJson(Odd);
        Assert.Equal(("resp_1", "completed"), (response.Id, response.Status));
        Assert.Equal(["\uFFFD", "a\uFFFDb", "other"], response.GetAdditionalProperties().Keys);
        Assert.Equal(["k\uFFFD", "plain"], response.Metadata.Keys);
        Assert.Equal("v\uFFFD", response.Metadata["k\uFFFD"]);
        Assert.Equal("\U0001F600", response.GetAdditionalProperties()["other"]);
        Assert.Null(response.Model);
    }

    [Fact]
    public void ToJson_gives_it_as_it_came()
    {
        var response = Response.FromJson(Odd);
        Assert.Equal(Odd, response.ToJson());
        Assert.Equal(Odd, JsonLayout.Compact(response.ToJson(indented: true)), ignoreCase: true);
        // Also where it goes back as a part of a request.
        Assert.Equal($"[{Odd}]", JsonBody.ToText(new[] { response }));
        Assert.Contains("unpaired surrogate", Assert.Throws<Mka1InputException>(() => JsonBody.GetMembers(response)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Indented_JSON_is_laid_out_as_usual()
    {
        const string Json = """{"a":[],"b":{},"c":[1,{"d":"\u00e9\n\""}],"e":null}""";
        string expected = """
            {
              "a": [],
              "b": {},
              "c": [
                1,
                {
                  "d": "é\n\""
                }
              ],
              "e": null
            }
            """;
        Assert.Equal(expected.ReplaceLineEndings(), JsonLayout.Indent(Json));
    }

    [Fact]
    public void JSON_text_to_send_keeps_it()
    {
        Assert.Equal("""{"a":"x\ud800","b":{"\udfff":[1]}}""", JsonBody.ToText(JsonBody.ParseMembers("""{ "a": "x\ud800", "b": { "\udfff": [1] } }""", "-Body")));
        // Text with a half as such cannot be UTF-8.
        Assert.Equal("""{"a":"x""" + "\uFFFD\"}", JsonBody.ToText(JsonBody.ParseMembers("{\"a\":\"x\ud800\"}", "-Body")));
    }

    [Fact]
    public async Task A_list_goes_on_after_it()
    {
        string page = $$"""{"object":"list","\ud800":0,"data":[{{Odd}},{"id":"resp_2","status":"completed"}],"has_more":false}""";
        await using var server = new WireServer(WireAnswer.Json(page));
        using var client = server.Connect();
        var ids = new List<string>();
        await foreach (var response in client.Responses.ListAsync())
            ids.Add(response.Id);
        Assert.Equal(["resp_1", "resp_2"], ids);
    }

    [Theory]
    [InlineData("""{"error":{"\ud800":1,"message":"no","code":"bad\ud800"}}""", "no", "bad\uFFFD")]
    [InlineData("""{"\ud800":1,"error":{"message":"no","code":"bad"}}""", "no", "bad")]
    public void An_error_is_read_beside_it(string body, string message, string code)
    {
        var read = ErrorBody.Read(body);
        Assert.Equal((message, code), (read.Message, read.Code));
    }

    [Theory]
    [InlineData("""{"a":"\ud800"}""", 6)]
    [InlineData("""{"a":"\uDFFFx"}""", 6)]
    [InlineData("""{"a\ud83d":1}""", 3)]
    [InlineData("""{"a":"\ud83d\ude00\ud83d\ud83d\ude00"}""", 18)]
    [InlineData("""{"a":"\ud83d\ude00"}""", -1)]
    [InlineData("""{"a":"\\ud800"}""", -1)]
    [InlineData("""{"a":"\\\ud800"}""", 8)]
    [InlineData("""{"a":"\ud55c"}""", -1)]
    [InlineData("""{"a":"x"}""", -1)]
    public void Halves_are_found_and_nothing_else(string json, int at)
    {
        Assert.Equal(at >= 0, JsonText.HasUnpairedSurrogate(System.Text.Encoding.UTF8.GetBytes(json), out int found));
        Assert.Equal(at, found);
    }

    [Fact]
    public void A_result_is_whole_beside_it()
    {
        var line = JsonText.Parse("""{"custom_id":"a","\ud800":1,"response":{"status_code":200,"\ud800":1,"body":{"\ud800":1,"choices":[{"\ud800":1,"message":{"\ud800":1,"content":"cut \ud83d"}}],"usage":{"\ud800":1,"total_tokens":3}}},"error":null}""");
        var result = new BatchResult(line, "batch_1", BatchEndpoint.ChatCompletions);
        Assert.Equal((true, "cut \uFFFD", 3), (result.Succeeded, result.Text, result.Usage?.TotalTokens));
        Assert.Equal("cut \uFFFD", result.Body!.ToString());
    }

    [Fact]
    public void Many_names_with_half_a_pair_cost_no_exception_each()
    {
        string json = "{" + string.Concat(Enumerable.Repeat("\"\\ud800\":0,", 50_000)) + "\"id\":\"resp_1\",\"status\":\"completed\"}";
        int thrown = 0;
        int thread = Environment.CurrentManagedThreadId;
        void Count(object? sender, System.Runtime.ExceptionServices.FirstChanceExceptionEventArgs args) => thrown += Environment.CurrentManagedThreadId == thread ? 1 : 0;
        AppDomain.CurrentDomain.FirstChanceException += Count;
        try
        {
            var response = Response.FromJson(json);
            Assert.Equal("completed", response.Status);
            Assert.Single(response.GetAdditionalProperties());
        }
        finally
        {
            AppDomain.CurrentDomain.FirstChanceException -= Count;
        }
        Assert.InRange(thrown, 1, 20);
    }

    [Fact]
    public void A_number_of_a_million_digits_stays_text()
    {
        string digits = new('1', 1_000_000);
        var value = Assert.IsType<JsonLiteral>(Response.FromJson($$"""{"id":"resp_1","status":"completed","n":{{digits}}}""").GetAdditionalProperties()["n"]);
        Assert.Equal(digits, value.Json);
    }
}
