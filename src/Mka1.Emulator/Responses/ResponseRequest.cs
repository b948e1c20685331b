using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Tenancy;

namespace Mka1.Emulator.Responses;

/// <summary>Checks the body of a create, and makes the response object that it begins.</summary>
internal sealed class ResponseRequest
{
    private static readonly HashSet<string> Known =
    [
        "model", "input", "instructions", "conversation", "previous_response_id", "prompt", "include", "background", "stream",
        "stream_options", "store", "parallel_tool_calls", "max_tool_calls", "max_output_tokens", "truncation", "service_tier",
        "temperature", "top_logprobs", "top_p", "tools", "tool_choice", "text", "reasoning", "modalities", "audio", "metadata", "user",
        // OpenAI's own, which its libraries may send.
        "safety_identifier", "prompt_cache_key", "prompt_cache_retention", "context_management", "moderation",
    ];

    private readonly JsonObject _body;

    public ResponseRequest(JsonObject body)
    {
        _body = body;
        foreach (var (name, _) in body)
        {
            if (!Known.Contains(name))
                throw ApiException.Invalid($"Unknown parameter: '{name}'.", name, "unknown_parameter");
        }

        Model = Text("model") ?? throw ApiException.Invalid("Missing required parameter: 'model'.", "model", "missing_required_parameter");
        if (Model.Length == 0 || Model.StartsWith("unknown", StringComparison.Ordinal))
            throw ApiException.Invalid($"The requested model '{Model}' does not exist.", "model", "model_not_found");
        Background = Flag("background", false);
        Stream = Flag("stream", false);
        Store = Flag("store", true);
        Input = ReadInput();
        Include = [.. Array("include").Select(value => value?.ToString() ?? "")];
        Tools = Array("tools");
        ToolChoice = ReadToolChoice();
        MaxOutputTokens = (int?)Number("max_output_tokens", 16, int.MaxValue, whole: true);
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

    public int? MaxOutputTokens { get; }

    public JsonObject TextFormat { get; }

    public string? PreviousResponseId => Text("previous_response_id");

    /// <summary>The stored response that this one continues, if it names one.</summary>
    public ResponseRun? Previous(Tenant tenant)
    {
        if (PreviousResponseId is not { } id)
            return null;
        return tenant.Responses.TryGet(id, out var previous)
            ? previous
            : throw ApiException.Invalid($"Previous response with id '{id}' not found.", "previous_response_id", "previous_response_not_found");
    }

    public bool Obfuscate => (_body["stream_options"] as JsonObject)?["include_obfuscation"]?.GetValue<bool>() ?? false;

    public bool Speaks => Array("modalities").Any(m => m?.GetValue<string>() == "audio");

    public JsonObject? Audio => _body["audio"] as JsonObject;

    public HashSet<string> Include { get; }

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
            ["instructions"] = Text("instructions"),
            ["max_output_tokens"] = MaxOutputTokens,
            ["max_tool_calls"] = Copy("max_tool_calls") ?? 30,
            ["metadata"] = Metadata.Read(_body),
            ["model"] = Model,
            ["output"] = new JsonArray(),
            ["output_text"] = "",
            ["parallel_tool_calls"] = Flag("parallel_tool_calls", true),
            ["previous_response_id"] = PreviousResponseId,
            ["reasoning"] = new JsonObject
            {
                ["effort"] = (_body["reasoning"] as JsonObject)?["effort"]?.DeepClone(),
                ["summary"] = (_body["reasoning"] as JsonObject)?["summary"]?.DeepClone(),
            },
            ["service_tier"] = Text("service_tier") ?? "auto",
            ["store"] = Store,
            ["temperature"] = Copy("temperature") ?? 1,
            ["text"] = new JsonObject
            {
                ["format"] = TextFormat.DeepClone(),
                ["verbosity"] = (_body["text"] as JsonObject)?["verbosity"]?.DeepClone() ?? "medium",
            },
            ["tool_choice"] = ToolChoice.DeepClone(),
            ["tools"] = Tools.DeepClone(),
            ["top_logprobs"] = Copy("top_logprobs") ?? 0,
            ["top_p"] = Copy("top_p") ?? 1,
            ["truncation"] = Text("truncation") ?? "auto",
            ["usage"] = Usage(0, 0, 0),
            ["user"] = Text("user"),
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
        Text("instructions");
        Text("user");
        OneOf("truncation", Text("truncation"), "auto", "disabled");
        OneOf("service_tier", Text("service_tier"), "auto", "default", "flex", "priority");
        Number("temperature", 0, 2);
        Number("top_p", 0, 1);
        Number("top_logprobs", 0, 20, whole: true);
        Number("max_tool_calls", 1, int.MaxValue, whole: true);
        foreach (var value in Include)
            Responses.Include.Check(value);
        foreach (var modality in Array("modalities"))
            OneOf("modalities", modality?.ToString(), "text", "audio");
        if (Object("audio") is { } audio)
            OneOf("audio.format", audio["format"]?.ToString(), "wav", "mp3", "flac", "opus", "pcm16");
        if (Object("reasoning") is { } reasoning)
        {
            OneOf("reasoning.effort", reasoning["effort"]?.ToString(), "none", "minimal", "low", "medium", "high", "xhigh", "max");
            OneOf("reasoning.summary", reasoning["summary"]?.ToString(), "auto", "concise", "detailed");
        }

        if (Object("text") is { } text)
            OneOf("text.verbosity", text["verbosity"]?.ToString(), "low", "medium", "high");
        Object("prompt");
        Object("stream_options");
        for (var i = 0; i < Tools.Count; i++)
            CheckTool(Tools[i], $"tools[{i}]");
    }

    private static void CheckTool(JsonNode? tool, string param)
    {
        if (tool is not JsonObject declared || declared["type"]?.GetValueKind() != JsonValueKind.String)
            throw ApiException.Invalid($"Missing required parameter: '{param}.type'.", param + ".type", "missing_required_parameter");
        var needed = declared["type"]!.GetValue<string>() switch
        {
            "function" or "custom" => "name",
            "mcp" => "server_label",
            _ => null,
        };
        if (needed is not null && declared[needed]?.GetValueKind() != JsonValueKind.String)
            throw ApiException.Invalid($"Missing required parameter: '{param}.{needed}'.", $"{param}.{needed}", "missing_required_parameter");
    }

    private JsonNode? ReadInput()
    {
        var input = _body["input"];
        if (input is not JsonArray items)
        {
            return input is null || input.GetValueKind() == JsonValueKind.String
                ? input
                : throw ApiException.Invalid("Invalid 'input': must be a string or an array of items.", "input", "invalid_type");
        }

        for (var i = 0; i < items.Count; i++)
        {
            var item = items[i] as JsonObject;
            var isMessage = item?["role"] is not null && item["content"] is not null;
            if (item is null || (item["type"] is null && !isMessage && item["id"] is null))
                throw ApiException.Invalid($"Invalid 'input[{i}]': must be an item with a type.", $"input[{i}]");
        }

        return input;
    }

    private JsonNode ReadToolChoice()
    {
        var choice = _body["tool_choice"];
        if (choice is JsonValue)
            OneOf("tool_choice", Text("tool_choice"), "none", "auto", "required");
        else if (choice is JsonArray)
            throw ApiException.Invalid("Invalid 'tool_choice': must be a string or an object.", "tool_choice", "invalid_type");
        return choice ?? "auto";
    }

    private JsonObject ReadTextFormat()
    {
        var format = Object("text")?["format"] as JsonObject ?? new JsonObject { ["type"] = "text" };
        OneOf("text.format.type", format["type"]?.ToString() ?? "", "text", "json_schema", "json_object");
        if (format["type"]!.ToString() == "json_schema" && (format["name"] is null || format["schema"] is not JsonObject))
            throw ApiException.Invalid("Missing required parameter: 'text.format.name' and 'text.format.schema'.", "text.format", "missing_required_parameter");
        return format;
    }

    private JsonNode? Copy(string name) => _body[name]?.DeepClone();

    private string? Text(string name) => _body[name] switch
    {
        null => null,
        { } node when node.GetValueKind() == JsonValueKind.String => node.GetValue<string>(),
        _ => throw ApiException.Invalid($"Invalid type for '{name}': expected a string.", name, "invalid_type"),
    };

    private bool Flag(string name, bool fallback) => _body[name]?.GetValueKind() switch
    {
        null or JsonValueKind.Null => fallback,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw ApiException.Invalid($"Invalid type for '{name}': expected a boolean.", name, "invalid_type"),
    };

    private double? Number(string name, double min, double max, bool whole = false)
    {
        if (_body[name] is not { } node)
            return null;
        if (node.GetValueKind() != JsonValueKind.Number || node.GetValue<double>() is var value && whole && value % 1 != 0)
            throw ApiException.Invalid($"Invalid type for '{name}': expected {(whole ? "an integer" : "a number")}.", name, "invalid_type");
        return value >= min && value <= max
            ? value
            : throw ApiException.Invalid(string.Create(CultureInfo.InvariantCulture, $"Invalid '{name}': must be from {min} to {max}."), name);
    }

    private JsonArray Array(string name) => _body[name] switch
    {
        null => [],
        JsonArray array => array,
        _ => throw ApiException.Invalid($"Invalid type for '{name}': expected an array.", name, "invalid_type"),
    };

    private JsonObject? Object(string name) => _body[name] switch
    {
        null => null,
        JsonObject value => value,
        _ => throw ApiException.Invalid($"Invalid type for '{name}': expected an object.", name, "invalid_type"),
    };

    private static void OneOf(string name, string? value, params ReadOnlySpan<string> allowed)
    {
        if (value is not null && !allowed.Contains(value))
            throw ApiException.Invalid($"Invalid value: '{value}'. '{name}' must be one of: {string.Join(", ", allowed!)}.", name);
    }
}
