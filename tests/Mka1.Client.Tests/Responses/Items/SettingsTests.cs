using Mka1.Responses;
using Mka1.Responses.Tools;

namespace Mka1.Client.Tests.Responses.Items;

/// <summary>What a response says about how it was made: tools, reasoning, text, usage.</summary>
public sealed class SettingsTests
{
    public const string Whole = """
        {"id":"resp_1","object":"response","status":"completed","model":"auto","created_at":1750000000,"completed_at":1750000001,"background":false,"output":[],"output_text":"",
         "error":null,"incomplete_details":{"reason":"max_output_tokens"},"instructions":[{"role":"developer","content":"Be brief"}],"conversation":{"id":"conv_1"},
         "previous_response_id":"resp_0","max_output_tokens":100,"max_tool_calls":30,"parallel_tool_calls":true,"service_tier":"auto","store":true,"temperature":0.5,
         "top_p":1,"top_logprobs":2,"truncation":"auto","user":"me","metadata":{"team":"a"},"tool_choice":{"type":"function","name":"get_rain"},
         "reasoning":{"effort":"low","summary":null},
         "text":{"format":{"type":"json_schema","name":"answer","description":"An answer","schema":{"type":"object"},"strict":true},"verbosity":"medium"},
         "tools":[{"type":"web_search"},{"type":"hologram","depth":3}],
         "usage":{"input_tokens":12,"input_tokens_details":{"cached_tokens":8},"output_tokens":30,"output_tokens_details":{"reasoning_tokens":20},"total_tokens":42}}
        """;

    public static TheoryData<string, Type, string> Tools => new()
    {
        { """{"type":"function","name":"get_rain","description":"Rain","parameters":{"type":"object","properties":{"city":{"type":"string"}}},"strict":true,"defer_loading":false}""", typeof(FunctionTool), "function get_rain" },
        { """{"type":"custom","name":"query","description":"SQL","format":{"type":"text"}}""", typeof(CustomTool), "custom query" },
        { """{"type":"web_search","search_context_size":"low","user_location":{"type":"approximate","city":"Oslo","country":"NO","region":null,"timezone":"Europe/Oslo"},"filters":{"allowed_domains":["example.com"]}}""", typeof(WebSearchTool), "web_search" },
        { """{"type":"web_search_preview","search_context_size":"low","user_location":null}""", typeof(WebSearchTool), "web_search_preview" },
        { """{"type":"file_search","vector_store_ids":["vs_1"],"max_num_results":5,"ranking_options":{"ranker":"auto","score_threshold":0.5},"filters":{"type":"eq","key":"year","value":2026}}""", typeof(FileSearchTool), "file_search" },
        { """{"type":"code_interpreter","container":{"type":"auto","file_ids":["file-1"]}}""", typeof(CodeInterpreterTool), "code_interpreter" },
        { """{"type":"code_interpreter","container":"cntr_1"}""", typeof(CodeInterpreterTool), "code_interpreter" },
        { """{"type":"computer"}""", typeof(ComputerTool), "computer" },
        { """{"type":"computer_use_preview","display_width":1024,"display_height":768,"environment":"browser"}""", typeof(ComputerTool), "computer_use_preview" },
        { """{"type":"image_generation","model":"auto","quality":"high","size":"1024x1024","output_format":"png"}""", typeof(ImageGenerationTool), "image_generation" },
        { """{"type":"mcp","server_label":"weather","server_description":"Rain","server_url":"https://example.com/mcp","allowed_tools":["get_rain"],"headers":{"X-Team":"a"},"require_approval":"always"}""", typeof(McpTool), "mcp weather" },
        { """{"type":"mcp","server_label":"weather","allowed_tools":{"read_only":true},"require_approval":{"never":{"tool_names":["get_rain"]}}}""", typeof(McpTool), "mcp weather" },
        { """{"type":"shell","environment":{"type":"container_reference","container_id":"cntr_1"}}""", typeof(ShellTool), "shell" },
    };

    [Theory]
    [MemberData(nameof(Tools))]
    public void A_tool_is_of_its_class_and_shows_every_member(string json, Type type, string said)
    {
        var tool = ResponseTool.From(TypedView.Parse(json));
        Assert.IsType(type, tool);
        TypedView.ShowsEveryMember(tool);
        Assert.Equal(json, tool.ToJson());
        Assert.Equal(said, tool.ToString());
        TypedView.KeepsWhatItDoesNotKnow(json, ResponseTool.From);
        TypedView.TakesAnythingAnywhere(json, ResponseTool.From);
    }

    [Fact]
    public void A_response_tells_how_it_was_made()
    {
        var response = Response.FromJson(Whole);
        Assert.Equal(8, response.Usage!.InputTokensDetails!.CachedTokens);
        Assert.Equal(20, response.Usage.OutputTokensDetails!.ReasoningTokens);
        Assert.Equal(("low", (string?)null), (response.Reasoning!.Effort, response.Reasoning.Summary));
        Assert.Equal("json_schema answer, medium", response.Text!.ToString());
        Assert.Equal("object", response.Text.Format!.Schema!["type"]);
        Assert.Equal(["web_search", "hologram"], response.Tools.Select(static tool => tool.Type));
        Assert.Equal(3L, Assert.IsType<UnknownTool>(response.Tools[1]).GetAdditionalProperties()["depth"]);
    }

    [Fact]
    public void A_response_shows_every_member_but_those_of_an_unknown_tool()
    {
        string json = Whole.Replace(",{\"type\":\"hologram\",\"depth\":3}", "", StringComparison.Ordinal);
        TypedView.ShowsEveryMember(Response.FromJson(json));
        TypedView.TakesAnythingAnywhere(json, static element => new Response(element));
    }
}
