using Mka1.Client.Tests.Emulator;
using Mka1.Client.Tests.Responses.Items;
using Mka1.Json;
using Mka1.Responses;
using Mka1.Responses.Content;
using Mka1.Responses.Items;
using Mka1.Responses.Streaming;

namespace Mka1.Client.Tests.Responses.Streaming;

/// <summary>Every typed class comes out of a real exchange over HTTP.</summary>
public sealed class TypedEventExchangeTests
{
    private const string EveryItem =
        "[reasoning][image][audio][item input_message][item file_search_call][item computer_call][item computer_call_output][item web_search_call]"
        + "[item web_search_call open_page][item web_search_call find_in_page][item function_call][item function_call_output][item function_call_output parts]"
        + "[item code_interpreter_call][item local_shell_call][item local_shell_call_output][item shell_call][item shell_call_output][item mcp_list_tools]"
        + "[item mcp_list_tools failed][item mcp_approval_request][item mcp_approval_response][item mcp_call][item mcp_call failed][item custom_tool_call]"
        + "[item custom_tool_call_output][item item_reference][item compaction][annotations] Good morning";

    /// <summary>What this client does not hand on; other tests make it of JSON.</summary>
    private static readonly Type[] NotHandedOn =
    [
        // An exception after the events before it.
        typeof(ErrorEvent),
    ];

    private static readonly object[] EveryTool =
    [
        Map(("type", "function"), ("name", "get_rain"), ("description", "Rain"), ("parameters", Map(("type", "object"))), ("strict", true)),
        Map(("type", "custom"), ("name", "query"), ("format", Map(("type", "text")))),
        Map(("type", "web_search"), ("user_location", Map(("type", "approximate"), ("city", "Oslo"))), ("filters", Map(("allowed_domains", new[] { "example.com" })))),
        Map(("type", "file_search"), ("vector_store_ids", new[] { "vs_1" })),
        Map(("type", "code_interpreter"), ("container", Map(("type", "auto")))),
        Map(("type", "computer")),
        Map(("type", "image_generation"), ("size", "1024x1024"), ("quality", "high"), ("output_format", "png")),
        Map(("type", "mcp"), ("server_label", "weather"), ("server_url", "https://example.com/mcp"), ("require_approval", "never")),
        Map(("type", "shell"), ("environment", Map(("type", "container_reference"), ("container_id", "cntr_1")))),
        Map(("type", "hologram"), ("depth", 3)),
    ];

    [Fact]
    public async Task Every_class_comes_out_of_an_exchange()
    {
        await using var emulator = await EmulatorAccess.StartAsync();
        using var client = Client(emulator);
        var seen = new List<Mka1Object>();

        var events = await StreamAsync(client, "[unknown]" + EveryItem, background: false);
        seen.AddRange(events);
        seen.AddRange(await StreamAsync(client, "[refuse]", background: true));
        seen.AddRange(await StreamAsync(client, "some words [incomplete]", background: false));
        seen.AddRange(await StreamAsync(client, "[fail]", background: false));
        var response = await client.Responses.CreateAsync(Options("[unknown]" + EveryItem, background: false));
        seen.Add(response);
        seen.AddRange(await EchoedInputAsync(emulator, client));

        // Event by event and item by item the stream and the whole say the same.
        Assert.Equal(
            response.Output.Select(static item => item.GetType()),
            events.OfType<OutputItemEvent>().Where(static made => made.Type == "response.output_item.done").Select(static made => made.Item!.GetType()));
        Assert.Equal(events.OfType<ResponseStateEvent>().Last().Response!.OutputText, response.OutputText);

        var classes = seen.SelectMany(Within).Select(static view => view.GetType()).ToHashSet();
        var missing = typeof(Mka1Client).Assembly.GetExportedTypes()
            .Where(static type => type is { IsAbstract: false, Namespace: not null }
                && typeof(Mka1Object).IsAssignableFrom(type)
                && type.Namespace.StartsWith("Mka1.Responses.", StringComparison.Ordinal))
            .Except(classes);
        Assert.Equal(NotHandedOn.Select(static type => type.Name).Order(), missing.Select(static type => type.Name).Order());
    }

    [Fact]
    public async Task Every_type_of_event_comes_out_of_an_exchange()
    {
        await using var emulator = await EmulatorAccess.StartAsync();
        using var client = Client(emulator);
        var events = new List<ResponseStreamEvent>(await StreamAsync(client, EveryItem, background: true));
        foreach (string prompt in (string[])["[refuse]", "some words [incomplete]", "[fail]"])
            events.AddRange(await StreamAsync(client, prompt, background: false));
        string id = (await client.Responses.CreateAsync(Options("[forever]", background: true))).Id;
        await client.Responses.CancelAsync(id);
        await foreach (var made in client.Responses.StreamAsync(id))
            events.Add(made);

        Assert.Equal(["error"], EventKinds.Table.Types.Except(events.Select(static made => made.Type)));
        foreach (var made in events)
            AssertNothingIsLeftOver(made);
    }

    [Fact]
    public async Task What_was_sent_with_an_exchange_is_shown_whole()
    {
        await using var emulator = await EmulatorAccess.StartAsync();
        using var client = Client(emulator);
        var response = await client.Responses.CreateAsync(Options(EveryItem, background: false));
        AssertNothingIsLeftOver(response);
        Assert.Equal(response.ToJson(), Response.FromJson(response.ToJson()).ToJson());
        Assert.Equal("get_weather", Assert.Single(response.Output.OfType<FunctionCallItem>()).Name);
        Assert.Equal(["emulator", null, null], response.Output.OfType<WebSearchCallItem>().Select(static call => call.Action!.Query));
        Assert.Equal(5, response.Output.OfType<MessageItem>().Last().Content.OfType<OutputTextPart>().Single().Annotations.Count);
        Assert.True(response.Usage!.OutputTokensDetails!.ReasoningTokens > 0);
        Assert.Equal("low", response.Reasoning!.Effort);
        Assert.Equal("text, high", response.Text!.ToString());
    }

    [Fact]
    public async Task Padding_is_told_apart_from_what_it_pads()
    {
        await using var emulator = await EmulatorAccess.StartAsync();
        using var client = Client(emulator);
        var options = new ResponseCreateOptions
        {
            Model = "auto",
            Input = "[audio][item shell_call_output] Hello",
            Body = new Dictionary<string, object?> { ["stream_options"] = Map(("include_obfuscation", true)) },
        };
        var deltas = new List<DeltaEvent>();
        await foreach (var made in client.Responses.CreateStreamAsync(options))
        {
            if (made is DeltaEvent delta)
                deltas.Add(delta);
        }
        Assert.Equal([typeof(AudioDeltaEvent), typeof(ShellOutputDeltaEvent), typeof(TextDeltaEvent)], deltas.Select(static delta => delta.GetType()).Distinct().OrderBy(static type => type.Name));
        Assert.All(deltas, static delta => Assert.NotNull(delta.Obfuscation));
        Assert.All(deltas, static delta => Assert.Empty(delta.GetAdditionalProperties()));
    }

    private static Mka1Client Client(EmulatorAccess emulator) => new(new Mka1ClientOptions { Server = emulator.Server.Uri, Token = static _ => Task.FromResult("key-of-tests") });

    // There is no call yet that reads the input of a response.
    private static async Task<IEnumerable<Mka1Object>> EchoedInputAsync(EmulatorAccess emulator, Mka1Client client)
    {
        object[] content =
        [
            Map(("type", "input_text"), ("text", "What is this?")),
            Map(("type", "input_image"), ("image_url", "https://example.com/a.png"), ("detail", "auto")),
            Map(("type", "input_file"), ("file_id", "file-1"), ("filename", "a.pdf")),
            Map(("type", "input_audio"), ("input_audio", Map(("data", "UklGRg=="), ("format", "wav")))),
        ];
        object[] input =
        [
            Map(("type", "computer_call"), ("call_id", "call_1"), ("actions", new[] { Map(("type", "drag"), ("path", new[] { Map(("x", 1), ("y", 2)) })) })),
            Map(("type", "message"), ("role", "user"), ("content", content)),
        ];
        string id = (await client.Responses.CreateAsync(new ResponseCreateOptions { Model = "auto", Input = input })).Id;
        var list = await emulator.GetAsync($"/responses/{id}/input_items?include=message.input_image.image_url");
        return list["data"]!.AsArray().Select(static item => ResponseItem.From(TypedView.Parse(item!.ToJsonString())));
    }

    private static async Task<List<ResponseStreamEvent>> StreamAsync(Mka1Client client, string prompt, bool background)
    {
        var events = new List<ResponseStreamEvent>();
        await foreach (var made in client.Responses.CreateStreamAsync(Options(prompt, background)))
            events.Add(made);
        return events;
    }

    private static ResponseCreateOptions Options(string prompt, bool background) => new()
    {
        Model = "auto",
        Input = prompt,
        Background = background,
        Body = new Dictionary<string, object?>
        {
            ["tools"] = EveryTool,
            ["include"] = ResponseInclude.KnownValues,
            ["reasoning"] = Map(("effort", "low")),
            ["text"] = Map(("verbosity", "high")),
        },
    };

    private static void AssertNothingIsLeftOver(Mka1Object root)
    {
        foreach (var view in Within(root).Where(static view => !view.GetType().Name.StartsWith("Unknown", StringComparison.Ordinal)))
            Assert.True(view.GetAdditionalProperties().Count == 0, $"{view.GetType().Name} lacks {string.Join(", ", view.GetAdditionalProperties().Keys)}.");
    }

    private static IEnumerable<Mka1Object> Within(Mka1Object view) => view.GetType().GetProperties()
        .Select(property => property.GetValue(view))
        .SelectMany(static value => value switch
        {
            Mka1Object inner => Within(inner),
            IEnumerable<Mka1Object> list => list.SelectMany(Within),
            _ => [],
        })
        .Prepend(view);

    private static Dictionary<string, object?> Map(params (string Name, object? Value)[] members) => members.ToDictionary(static member => member.Name, static member => member.Value);
}
