using System.Text.Json.Nodes;
using Mka1.Emulator.Answers;
using Mka1.Emulator.Gateway;

namespace Mka1.Emulator.Batches;

/// <summary>The answer of /v1/chat/completions.</summary>
internal static class ChatCompletion
{
    public static JsonObject Answer(JsonObject body, Prompt prompt)
    {
        var message = new JsonObject { ["role"] = "assistant", ["content"] = null, ["refusal"] = null };
        var finish = "stop";
        var text = AnswerText.For(prompt, (body["response_format"] as JsonObject)?["json_schema"] is JsonObject schema
            ? new JsonObject { ["type"] = "json_schema", ["schema"] = schema["schema"]?.DeepClone() }
            : body["response_format"]?.DeepClone() as JsonObject);
        if (prompt.Argument("call") is { } name && Function(body, name) is { } function)
        {
            message["tool_calls"] = new JsonArray(Call(function, prompt));
            finish = "tool_calls";
        }
        else if (prompt.Has("refuse"))
        {
            message["refusal"] = "I cannot help with that.";
        }
        else
        {
            message["content"] = text;
            finish = prompt.Has("incomplete") ? "length" : "stop";
        }

        var answered = Words.Count(text);
        return new JsonObject
        {
            ["id"] = Ids.New("chatcmpl-"),
            ["object"] = "chat.completion",
            ["created"] = SimulatedClock.UnixNow,
            ["model"] = body["model"]!.DeepClone(),
            ["choices"] = new JsonArray(new JsonObject
            {
                ["index"] = 0,
                ["message"] = message,
                ["logprobs"] = null,
                ["finish_reason"] = finish,
            }),
            ["usage"] = new JsonObject
            {
                ["prompt_tokens"] = prompt.Tokens,
                ["completion_tokens"] = answered,
                ["total_tokens"] = prompt.Tokens + answered,
            },
        };
    }

    private static JsonObject? Function(JsonObject body, string name) => (body["tools"] as JsonArray ?? [])
        .Select(tool => tool?["function"] as JsonObject)
        .FirstOrDefault(function => function is not null && (name.Length == 0 || function["name"]?.ToString() == name));

    private static JsonObject Call(JsonObject function, Prompt prompt) => new()
    {
        ["id"] = Ids.New("call_"),
        ["type"] = "function",
        ["function"] = new JsonObject
        {
            ["name"] = function["name"]?.DeepClone(),
            ["arguments"] = FunctionArguments.For(function, prompt),
        },
    };
}
