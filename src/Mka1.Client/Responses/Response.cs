using System.Collections.ObjectModel;
using System.Text.Json;
using Mka1.Errors;
using Mka1.Http;
using Mka1.Json;
using Mka1.Responses.Items;
using Mka1.Responses.Tools;

namespace Mka1.Responses;

/// <summary>A response. Source: api-reference/responses/retrieve-response-by-id-with-status-and-results.</summary>
public sealed class Response : Mka1Object
{
    internal static readonly Resource<Response> Resource = new("response", static json => new Response(json), "id", "status");

    private IReadOnlyList<ResponseItem>? _output;

    internal Response(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The id, <c>resp_…</c>.</summary>
    public string Id => GetRequiredText("id");

    /// <summary>Always <c>response</c>.</summary>
    public string? Object => GetText("object");

    /// <summary>One of <see cref="ResponseStatus"/>, or a newer one.</summary>
    public string Status => GetRequiredText("status");

    /// <summary>The requested model, which can be <c>auto</c>.</summary>
    public string? Model => GetText("model");

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedAt => GetTime("created_at");

    /// <summary>When it was completed; null before that.</summary>
    public DateTimeOffset? CompletedAt => GetTime("completed_at");

    /// <summary>The joined text of the output; empty if there is none.</summary>
    public string OutputText => GetText("output_text") ?? string.Concat(
        Output.OfType<MessageItem>().SelectMany(static message => message.Content).Where(static part => part.Type == "output_text").Select(static part => part.Text));

    /// <summary>The generated items in order: messages, tool calls, reasoning and others.</summary>
    public IReadOnlyList<ResponseItem> Output => _output ??= GetList("output", ResponseItem.From);

    /// <summary>The tokens used.</summary>
    public ResponseUsage? Usage => GetView("usage", static json => new ResponseUsage(json));

    /// <summary>The error; null if it did not fail.</summary>
    public ResponseError? Error => GetObjectOrText("error", static json => new ResponseError(json));

    /// <summary>Why it is incomplete; null if it is not.</summary>
    public IncompleteDetails? IncompleteDetails => GetView("incomplete_details", static json => new IncompleteDetails(json));

    /// <summary>Its metadata.</summary>
    public ReadOnlyDictionary<string, string> Metadata => GetTextMap("metadata");

    /// <summary>Whether it runs in the background.</summary>
    public bool? Background => GetFlag("background");

    /// <summary>The system text: text, or an array of items.</summary>
    public object? Instructions => GetPlain("instructions");

    /// <summary>Its conversation, as an id or an object.</summary>
    public object? Conversation => GetPlain("conversation");

    /// <summary>The response that this one continues.</summary>
    public string? PreviousResponseId => GetText("previous_response_id");

    /// <summary>The limit of tokens to generate.</summary>
    public long? MaxOutputTokens => GetInteger("max_output_tokens");

    /// <summary>The limit of tool calls.</summary>
    public long? MaxToolCalls => GetInteger("max_tool_calls");

    /// <summary>Whether tools may be called in parallel.</summary>
    public bool? ParallelToolCalls => GetFlag("parallel_tool_calls");

    /// <summary>Effort and summary of reasoning.</summary>
    public ResponseReasoning? Reasoning => GetView("reasoning", static json => new ResponseReasoning(json));

    /// <summary>The tier that serves it.</summary>
    public string? ServiceTier => GetText("service_tier");

    /// <summary>Whether it is stored.</summary>
    public bool? Store => GetFlag("store");

    /// <summary>Sampling temperature, 0 to 2.</summary>
    public double? Temperature => GetNumber("temperature");

    /// <summary>Nucleus sampling, 0 to 1.</summary>
    public double? TopP => GetNumber("top_p");

    /// <summary>The number of likely tokens returned for each token, 0 to 20.</summary>
    public long? TopLogprobs => GetInteger("top_logprobs");

    /// <summary>Format and verbosity of the text.</summary>
    public ResponseText? Text => GetView("text", static json => new ResponseText(json));

    /// <summary>Which tool is to be called: a mode, or an object that names one.</summary>
    public object? ToolChoice => GetPlain("tool_choice");

    /// <summary>The tools that were offered.</summary>
    public IReadOnlyList<ResponseTool> Tools => GetList("tools", ResponseTool.From);

    /// <summary>The handling of an input that is too long.</summary>
    public string? Truncation => GetText("truncation");

    /// <summary>The user, as named by the caller.</summary>
    public string? User => GetText("user");

    /// <summary>Reads a response from its JSON, as returned by <see cref="Mka1Object.ToJson()"/>.</summary>
    /// <param name="json">The JSON text of one response.</param>
    /// <returns>The response.</returns>
    /// <exception cref="Mka1InputException">The text is not the JSON of a response.</exception>
    public static Response FromJson(string json) => Resource.Read(json);

    /// <summary>The id.</summary>
    /// <returns>The id, so that a response can be passed where its id is expected.</returns>
    public override string ToString() => Id;
}
