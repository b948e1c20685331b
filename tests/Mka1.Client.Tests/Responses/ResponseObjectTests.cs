using System.Text.Json.Nodes;
using Mka1.Client.Tests.Wire;
using Mka1.Errors;
using Mka1.Json;
using Mka1.Responses;
using Mka1.Responses.Items;

namespace Mka1.Client.Tests.Responses;

public sealed class ResponseObjectTests
{
    /// <summary>Every member of the response object that the API's pages name.</summary>
    private const string Whole = """
        {"id":"resp_0736e48b","object":"response","created_at":1750000000.5,"completed_at":1750000010,"status":"completed","error":null,"incomplete_details":null,
         "background":true,"conversation":{"id":"conv_1"},"instructions":"Be brief.","max_output_tokens":1000,"max_tool_calls":30,"metadata":{"team":"a","n":"1"},
         "model":"meetkai:functionary-pt","output":[
           {"type":"reasoning","id":"rs_1","summary":[{"type":"summary_text","text":"short"}],"content":[{"type":"reasoning_text","text":"long"}],"encrypted_content":"x","status":"completed"},
           {"type":"message","id":"msg_1","role":"assistant","status":"completed","phase":"final","content":[
             {"type":"output_text","text":"Hel","annotations":[{"type":"url_citation","url":"https://example.com","start_index":0,"end_index":3,"title":"t"}],"logprobs":[]},
             {"type":"output_text","text":"lo","annotations":[]},{"type":"refusal","refusal":"No."}]},
           {"type":"function_call","id":"fc_1","call_id":"call_1","name":"f","arguments":"{\"a\":1}","status":"completed","namespace":"n"},
           {"type":"image_generation_call","id":"ig_1","status":"completed","result":"https://example.com/a.png","size":"1024x1024"}],
         "output_text":"Hello","parallel_tool_calls":true,"previous_response_id":"resp_before","reasoning":{"effort":"low","summary":null},"service_tier":"auto","store":true,
         "temperature":0.7,"text":{"format":{"type":"text"},"verbosity":"medium"},"tool_choice":"auto","tools":[{"type":"function","name":"f","parameters":{}}],
         "top_logprobs":0,"top_p":1,"truncation":"auto","usage":{"input_tokens":12,"input_tokens_details":{"cached_tokens":2},"output_tokens":30,"output_tokens_details":{"reasoning_tokens":5},"total_tokens":42},"user":"u1"}
        """;

    [Fact]
    public async Task The_whole_object_comes_back_member_by_member()
    {
        await using var server = new WireServer(WireAnswer.Json(Whole));
        using var client = server.Connect();
        var response = await client.Responses.GetAsync("resp_0736e48b");
        Assert.Equal(Whole, response.ToJson());
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Whole), JsonNode.Parse(response.ToJson(indented: true))));
        Assert.Equal(Whole, Response.FromJson(response.ToJson()).ToJson());
        Assert.Empty(response.GetAdditionalProperties());

        Assert.Equal(("resp_0736e48b", "response", "completed", "meetkai:functionary-pt"), (response.Id, response.Object, response.Status, response.Model));
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1750000000500), response.CreatedAt);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1750000010), response.CompletedAt);
        Assert.Equal(("Hello", true, 1000L, 30L, true, true), (response.OutputText, response.Background, response.MaxOutputTokens, response.MaxToolCalls, response.ParallelToolCalls, response.Store));
        Assert.Equal(("resp_before", "auto", "auto", "u1"), (response.PreviousResponseId, response.ServiceTier, response.Truncation, response.User));
        Assert.Equal((0.7, 1.0, 0L), (response.Temperature, response.TopP, response.TopLogprobs));
        Assert.Equal(("Be brief.", "auto"), (response.Instructions, response.ToolChoice));
        Assert.Equal(new Dictionary<string, string> { ["team"] = "a", ["n"] = "1" }, response.Metadata);
        Assert.Equal((12L, 30L, 42L, "12 in, 30 out"), (response.Usage!.InputTokens, response.Usage.OutputTokens, response.Usage.TotalTokens, response.Usage.ToString()));
        Assert.Null(response.Error);
        Assert.Null(response.IncompleteDetails);
        Assert.Equal("conv_1", Assert.IsAssignableFrom<IReadOnlyDictionary<string, object?>>(response.Conversation)["id"]);
        Assert.NotNull(response.Reasoning);
        Assert.NotNull(response.Text);
        Assert.NotEmpty(response.Tools);
        Assert.Equal("resp_0736e48b", response.ToString());
    }

    [Fact]
    public void Items_are_of_their_kinds_and_keep_everything()
    {
        var output = Response.FromJson(Whole).Output;
        var sent = JsonNode.Parse(Whole)!["output"]!.AsArray();
        Assert.All(output.Zip(sent), pair => Assert.True(JsonNode.DeepEquals(pair.Second, JsonNode.Parse(pair.First.ToJson()))));
        var reasoning = Assert.IsType<ReasoningItem>(output[0]);
        Assert.Equal(("short", "long", "x"), (reasoning.Summary[0].Text, reasoning.Content[0].Text, reasoning.EncryptedContent));
        var message = Assert.IsType<MessageItem>(output[1]);
        Assert.Equal(("assistant", "final", "HelloNo."), (message.Role, message.Phase, message.ToString()));
        Assert.Equal(["output_text", "output_text", "refusal"], message.Content.Select(part => part.Type));
        var call = Assert.IsType<FunctionCallItem>(output[2]);
        Assert.Equal(("call_1", "f", "{\"a\":1}", "n"), (call.CallId, call.Name, call.Arguments, call.Namespace));
        Assert.Equal(("image_generation_call", "ig_1"), (output[3].Type, output[3].Id));
    }

    [Fact]
    public async Task What_is_not_known_is_kept_also_with_the_type_last()
    {
        const string Strange = """
            {"new_member":{"deep":[1,{"a":null}]},"output":[{"depth":2.50,"colour":"red","type":"hologram"},{"content":[{"text":"Hi","type":"output_text"}],"role":"assistant","type":"message"},
             {"id":"x","type":"item_reference"},{"id":"y","type":null},{"id":"z"}],"status":"dreaming","id":"resp_1","created_at":"2026-01-02T03:04:05Z","big":123456789012345678901234567890,"tiny":1e-400,"x":1.0}
            """;
        await using var server = new WireServer(WireAnswer.Json(Strange));
        using var client = server.Connect();
        var response = await client.Responses.GetAsync("resp_1");
        Assert.Equal(Strange, response.ToJson());
        Assert.Equal("dreaming", response.Status);
        Assert.False(ResponseStatus.IsTerminal(response.Status));
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), response.CreatedAt);
        Assert.Equal(["new_member", "big", "tiny", "x"], response.GetAdditionalProperties().Keys);
        var unknown = Assert.IsType<UnknownItem>(response.Output[0]);
        Assert.Equal(("hologram", 2.5m, "red"), (unknown.Type, unknown.GetAdditionalProperties()["depth"], unknown.GetAdditionalProperties()["colour"]));
        Assert.Equal("Hi", Assert.IsType<MessageItem>(response.Output[1]).ToString());
        Assert.Equal("Hi", response.OutputText);
        Assert.Equal(["item_reference", "item_reference", "item_reference"], response.Output.Skip(2).Select(item => item.Type));
    }

    [Theory]
    [InlineData("\"Rate limit exceeded\"", null, "Rate limit exceeded", "Rate limit exceeded")]
    [InlineData("""{"code":"server_error"}""", "server_error", null, "server_error")]
    [InlineData("""{"message":"out of memory"}""", null, "out of memory", "out of memory")]
    [InlineData("""{"code":"server_error","message":"out of memory"}""", "server_error", "out of memory", "server_error: out of memory")]
    public void An_error_shows_what_the_server_sent_of_it(string json, string? code, string? message, string shown)
    {
        var error = Response.FromJson($$"""{"id":"resp_1","status":"failed","error":{{json}}}""").Error;
        Assert.NotNull(error);
        Assert.Equal((code, message, shown, json), (error.Code, error.Message, error.ToString(), error.ToJson()));
        Assert.Empty(error.GetAdditionalProperties());
    }

    [Theory]
    [InlineData("""{"id":"resp_1","status":"queued"}""")]
    [InlineData("""{"id":"resp_1","status":"queued","created_at":null,"completed_at":null,"output":null,"output_text":null,"usage":null,"metadata":null,"error":null,"incomplete_details":null,"background":null,"max_output_tokens":null,"tools":null}""")]
    [InlineData("""{"id":"resp_1","status":"queued","created_at":"soon","output":{},"output_text":7,"usage":[],"metadata":"x","error":7,"incomplete_details":1,"background":"yes","max_output_tokens":"many","tools":1}""")]
    public void Members_that_are_missing_null_or_of_another_kind_are_nothing(string json)
    {
        var response = Response.FromJson(json);
        Assert.Null(response.CreatedAt);
        Assert.Null(response.Usage);
        Assert.Null(response.Error);
        Assert.Null(response.IncompleteDetails);
        Assert.Null(response.Background);
        Assert.Null(response.MaxOutputTokens);
        Assert.Empty(response.Output);
        Assert.Empty(response.Metadata);
        Assert.Equal("", response.OutputText);
    }

    [Theory]
    [InlineData("9007199254740993", 9007199254740993L)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("1e3", 1000L)]
    [InlineData("12.0", 12L)]
    public void Whole_numbers_are_exact(string number, long expected) =>
        Assert.Equal(expected, Response.FromJson($$"""{"id":"resp_1","status":"x","max_output_tokens":{{number}}}""").MaxOutputTokens);

    [Theory]
    [InlineData("9223372036854775808")]
    [InlineData("1e300")]
    [InlineData("-1e999")]
    public void Numbers_beyond_long_are_no_other_number(string number)
    {
        string json = $$"""{"id":"resp_1","status":"x","max_output_tokens":{{number}}}""";
        var response = Response.FromJson(json);
        Assert.Null(response.MaxOutputTokens);
        Assert.Equal(json, response.ToJson());
    }

    [Theory]
    [InlineData("9223372036854775808", long.MaxValue)]
    [InlineData("1e300", long.MaxValue)]
    [InlineData("null", 0L)]
    public void A_count_beyond_long_is_not_none(string number, long expected) => Assert.Equal(
        expected,
        Response.FromJson($$$"""{"id":"resp_1","status":"x","usage":{"input_tokens":{{{number}}}}}""").Usage!.InputTokens);

    [Fact]
    public void Plain_values_keep_what_the_number_was()
    {
        var plain = (IReadOnlyDictionary<string, object?>)JsonBody.FromText("""{"a":9223372036854775807,"b":9223372036854775808,"c":0.1,"d":1e300,"e":-0}""")!;
        Assert.Equal([9223372036854775807L, 9223372036854775808m, 0.1m, 1e300, 0L], plain.Values);
    }

    [Fact]
    public void Failure_and_incompleteness_are_told()
    {
        var failed = Response.FromJson("""{"id":"resp_1","status":"failed","error":{"code":"server_error","message":"it broke"},"incomplete_details":{"reason":"max_output_tokens"}}""");
        Assert.Equal(("server_error", "it broke", "server_error: it broke"), (failed.Error!.Code, failed.Error.Message, failed.Error.ToString()));
        Assert.Equal(("max_output_tokens", "max_output_tokens"), (failed.IncompleteDetails!.Reason, failed.IncompleteDetails.ToString()));
    }

    [Fact]
    public void Content_as_plain_text_is_one_part()
    {
        var message = Assert.IsType<MessageItem>(Assert.Single(Response.FromJson("""{"id":"resp_1","status":"x","output":[{"type":"message","role":"user","content":"Hi \ud83d"}]}""").Output));
        Assert.Equal(("input_text", "Hi \uFFFD"), (message.Content[0].Type, message.Content[0].Text));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"id":"resp_1"}""")]
    public void What_is_not_a_response_is_refused(string json) => Assert.Throws<Mka1InputException>(() => Response.FromJson(json));

    [Fact]
    public async Task Many_threads_can_read_one_object()
    {
        var response = Response.FromJson(Whole);
        await Parallel.ForAsync(0, 500, (_, _) =>
        {
            Assert.Equal(4, response.Output.Count);
            Assert.Empty(response.GetAdditionalProperties());
            return ValueTask.CompletedTask;
        });
    }
}
