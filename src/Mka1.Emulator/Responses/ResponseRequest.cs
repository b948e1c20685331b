using System.Text.Json;
using System.Text.Json.Nodes;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Models;
using Mka1.Emulator.Tenancy;

namespace Mka1.Emulator.Responses;

/// <summary>Validates the body of a create and creates the initial state of the response object.</summary>
internal sealed class ResponseRequest
{
    private static readonly string[] Known =
    [
        "model", "input", "instructions", "conversation", "previous_response_id", "prompt", "include", "background", "stream",
        "stream_options", "store", "parallel_tool_calls", "max_tool_calls", "max_output_tokens", "truncation", "service_tier",
        "temperature", "top_logprobs", "top_p", "tools", "tool_choice", "text", "reasoning", "modalities", "audio", "metadata", "user",
        // Parameters of OpenAI that its libraries may send.
        "safety_identifier", "prompt_cache_key", "prompt_cache_retention", "context_management", "moderation",
    ];

    private readonly RequestBody _body;

    public ResponseRequest(RequestBody body)
    {
        _body = body.AllowOnly(Known);
        Model = body.Required("model");
        ModelEndpoints.Check(Model);
        Background = _body.Boolean("background", false);
        Stream = _body.Boolean("stream", false);
        Store = _body.Boolean("store", true);
        Input = ReadInput();
        Include = [.. _body.Array("include").Select(value => value?.ToString() ?? "")];
        Tools = _body.Array("tools");
        ToolChoice = ReadToolChoice();
        ParallelToolCalls = _body.Boolean("parallel_tool_calls", true);
        TopLogProbabilities = (int)(_body.Number("top_logprobs", 0, 20, whole: true) ?? 0);
        if (TopLogProbabilities > 0)
            Include.Add(Responses.Include.LogProbabilities);
        MaxOutputTokens = (int?)_body.Number("max_output_tokens", 16, int.MaxValue, whole: true);
        TextFormat = ReadTextFormat();
        Check();
    }

    public string Model { get; }

    public bool Background { get; }

    public bool Stream { get; }

    public bool Store { get; }

    public JsonNode? Input { get; }

    public JsonArray Tools { get; }

    public JsonNode ToolChoice { get; }

    public bool ParallelToolCalls { get; }

    /// <summary>The number of tokens for each log probability.</summary>
    public int TopLogProbabilities { get; }

    public int? MaxOutputTokens { get; }

    public JsonObject TextFormat { get; }

    public string? ConversationId => (_body["conversation"] is JsonObject conversation ? conversation["id"] : _body["conversation"])?.ToString();

    public string? PreviousResponseId => _body.Text("previous_response_id");

    public bool Obfuscate => _body.Object("stream_options")?["include_obfuscation"]?.GetValueKind() switch
    {
        null or JsonValueKind.False => false,
        JsonValueKind.True => true,
        _ => throw RequestBody.WrongType("stream_options.include_obfuscation", "a boolean"),
    };

    public bool Speaks => _body.Array("modalities").Any(m => m?.GetValue<string>() == "audio");

    public JsonObject? Audio => _body["audio"] as JsonObject;

    public HashSet<string> Include { get; }

    /// <summary>The response that this one continues: the stored one that it names, or the last of its conversation.</summary>
    public ResponseRun? Previous(Tenant tenant)
    {
        if (PreviousResponseId is not { } id)
            return ConversationId is { } conversation ? tenant.State<LastResponses>().GetValueOrDefault(conversation) : null;
        return tenant.Store<ResponseRun>().TryGet(id, out var previous)
            ? previous
            : throw ApiException.Invalid($"Previous response with id '{id}' not found.", "previous_response_id", "previous_response_not_found");
    }

    /// <summary>The response object as it is before any work is done.</summary>
    public JsonObject NewResponse(string id, long createdAt)
    {
        var response = new JsonObject
        {
            ["id"] = id,
            ["object"] = "response",
            ["created_at"] = createdAt,
            ["completed_at"] = null,
            ["status"] = Background ? "queued" : "in_progress",
            ["error"] = null,
            ["incomplete_details"] = null,
            ["background"] = Background,
            ["instructions"] = _body.Text("instructions"),
            ["max_output_tokens"] = MaxOutputTokens,
            ["max_tool_calls"] = _body.Copy("max_tool_calls") ?? 30,
            ["metadata"] = _body.Metadata(),
            ["model"] = Model,
            ["output"] = new JsonArray(),
            ["output_text"] = "",
            ["parallel_tool_calls"] = ParallelToolCalls,
            ["previous_response_id"] = PreviousResponseId,
            ["reasoning"] = new JsonObject
            {
                ["effort"] = (_body["reasoning"] as JsonObject)?["effort"]?.DeepClone(),
                ["summary"] = (_body["reasoning"] as JsonObject)?["summary"]?.DeepClone(),
            },
            ["service_tier"] = _body.Text("service_tier") ?? "auto",
            ["store"] = Store,
            ["temperature"] = _body.Copy("temperature") ?? 1,
            ["text"] = new JsonObject
            {
                ["format"] = TextFormat.DeepClone(),
                ["verbosity"] = (_body["text"] as JsonObject)?["verbosity"]?.DeepClone() ?? "medium",
            },
            ["tool_choice"] = ToolChoice.DeepClone(),
            ["tools"] = Tools.DeepClone(),
            ["top_logprobs"] = TopLogProbabilities,
            ["top_p"] = _body.Copy("top_p") ?? 1,
            ["truncation"] = _body.Text("truncation") ?? "auto",
            ["usage"] = Usage(0, 0, 0),
            ["user"] = _body.Text("user"),
        };
        if (_body["conversation"] is { } conversation)
            response["conversation"] = conversation is JsonValue ? new JsonObject { ["id"] = conversation.DeepClone() } : conversation.DeepClone();
        foreach (var name in (string[])["prompt", "safety_identifier", "prompt_cache_key"])
        {
            if (_body[name] is { } value)
                response[name] = value.DeepClone();
        }

        return response;
    }

    public static JsonObject Usage(int input, int output, int reasoning) => new()
    {
        ["input_tokens"] = input,
        ["input_tokens_details"] = new JsonObject { ["cached_tokens"] = 0 },
        ["output_tokens"] = output,
        ["output_tokens_details"] = new JsonObject { ["reasoning_tokens"] = reasoning },
        ["total_tokens"] = input + output,
    };

    private void Check()
    {
        if (Background && !Store)
            throw ApiException.Invalid("A background response must be stored.", "store");
        if (PreviousResponseId is not null && _body["conversation"] is not null)
            throw ApiException.Invalid("'previous_response_id' and 'conversation' exclude each other.", "previous_response_id");
        foreach (var name in (string[])["instructions", "user", "safety_identifier", "prompt_cache_key"])
            _body.Text(name);
        if (_body["conversation"] is { } conversation && conversation is not JsonObject && conversation.GetValueKind() != JsonValueKind.String)
            throw RequestBody.WrongType("conversation", "a string or an object");
        RequestBody.OneOf("truncation", _body.Text("truncation"), "auto", "disabled");
        RequestBody.OneOf("service_tier", _body.Text("service_tier"), "auto", "default", "flex", "priority");
        _body.Number("temperature", 0, 2);
        _body.Number("top_p", 0, 1);
        _body.Number("max_tool_calls", 1, int.MaxValue, whole: true);
        foreach (var value in Include)
            Responses.Include.Check(value);
        foreach (var modality in _body.Array("modalities"))
            RequestBody.OneOf("modalities", modality?.ToString(), "text", "audio");
        if (_body.Object("audio") is { } audio)
            RequestBody.OneOf("audio.format", audio["format"]?.ToString(), "wav", "mp3", "flac", "opus", "pcm16");
        if (_body.Object("reasoning") is { } reasoning)
        {
            RequestBody.OneOf("reasoning.effort", reasoning["effort"]?.ToString(), "none", "minimal", "low", "medium", "high", "xhigh", "max");
            RequestBody.OneOf("reasoning.summary", reasoning["summary"]?.ToString(), "auto", "concise", "detailed");
        }

        if (_body.Object("text") is { } text)
            RequestBody.OneOf("text.verbosity", text["verbosity"]?.ToString(), "low", "medium", "high");
        _body.Object("prompt");
        _ = Obfuscate;
        for (var i = 0; i < Tools.Count; i++)
            CheckTool(Tools[i], $"tools[{i}]");
    }

    private static void CheckTool(JsonNode? tool, string param)
    {
        if (tool is not JsonObject declared || declared["type"]?.GetValueKind() != JsonValueKind.String)
            throw RequestBody.Missing(param + ".type");
        var required = declared["type"]!.GetValue<string>() switch
        {
            "function" or "custom" => "name",
            "mcp" => "server_label",
            _ => null,
        };
        if (required is not null && declared[required]?.GetValueKind() != JsonValueKind.String)
            throw RequestBody.Missing($"{param}.{required}");
    }

    private JsonNode? ReadInput()
    {
        var input = _body["input"];
        if (input is not JsonArray items)
        {
            return input is null || input.GetValueKind() == JsonValueKind.String
                ? input
                : throw RequestBody.WrongType("input", "a string or an array of items");
        }

        InputItems.Check(items, "input");
        return input;
    }

    private JsonNode ReadToolChoice()
    {
        var choice = _body["tool_choice"];
        if (choice is JsonValue)
            RequestBody.OneOf("tool_choice", _body.Text("tool_choice"), "none", "auto", "required");
        else if (choice is JsonArray)
            throw RequestBody.WrongType("tool_choice", "a string or an object");
        return choice ?? "auto";
    }

    private JsonObject ReadTextFormat()
    {
        var given = _body.Object("text")?["format"];
        var format = given switch
        {
            null => new JsonObject { ["type"] = "text" },
            JsonObject value => value,
            _ => throw RequestBody.WrongType("text.format", "an object"),
        };
        RequestBody.OneOf("text.format.type", format["type"]?.ToString() ?? "", "text", "json_schema", "json_object");
        if (format["type"]!.ToString() == "json_schema")
        {
            if (format["name"] is null)
                throw RequestBody.Missing("text.format.name");
            if (format["schema"] is not JsonObject)
                throw RequestBody.Missing("text.format.schema");
        }

        return format;
    }
}
