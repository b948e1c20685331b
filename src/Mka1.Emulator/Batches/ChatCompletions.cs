using System.Text.Json.Nodes;
using Mka1.Emulator.Answers;
using Mka1.Emulator.Gateway;

namespace Mka1.Emulator.Batches;

/// <summary>The answer of /v1/chat/completions.</summary>
internal static class ChatCompletions
{
    private const int MaxChoices = 128;

    public static JsonObject Answer(JsonObject body, UserPrompt prompt)
    {
        var message = new JsonObject { ["role"] = "assistant", ["content"] = null, ["refusal"] = null };
        var finish = "stop";
        var text = AnswerText.For(prompt, (body["response_format"] as JsonObject)?["json_schema"] is JsonObject schema
            ? new JsonObject { ["type"] = "json_schema", ["schema"] = schema["schema"]?.DeepClone() }
            : body["response_format"]?.DeepClone() as JsonObject);
        var count = LineFailure.Count(body, "n", 1, MaxChoices);
        var limit = Math.Min(
            LineFailure.Count(body, "max_completion_tokens", int.MaxValue, int.MaxValue),
            LineFailure.Count(body, "max_tokens", int.MaxValue, int.MaxValue));
        var top = ReadTopLogProbabilities(body);
        var calls = ToolCalls.Open(prompt, body["tools"] as JsonArray ?? [], body["tool_choice"], body["parallel_tool_calls"]?.GetValue<bool>() ?? true);
        if (calls.Count > 0)
        {
            message["tool_calls"] = new JsonArray([.. calls.Select(tool => CreateCall(tool, prompt))]);
            finish = "tool_calls";
        }
        else if (prompt.Has("refuse"))
        {
            message["refusal"] = "I cannot help with that.";
        }
        else
        {
            if (Words.Count(text) > limit)
                (text, finish) = (string.Concat(Words.Split(text).Take(limit)), "length");
            message["content"] = text;
            if (prompt.Has("incomplete"))
                finish = "length";
        }

        var answered = Words.Count(text) * count;
        return new JsonObject
        {
            ["id"] = Ids.New("chatcmpl-"),
            ["object"] = "chat.completion",
            ["created"] = SimulatedClock.UnixNow,
            ["model"] = body["model"]!.DeepClone(),
            ["choices"] = new JsonArray([.. Enumerable.Range(0, count).Select(index => new JsonObject
            {
                ["index"] = index,
                ["message"] = message.DeepClone(),
                ["logprobs"] = top is null || message["content"] is null ? null : new JsonObject
                {
                    ["content"] = LogProbabilities.ForText(text, top.Value),
                    ["refusal"] = null,
                },
                ["finish_reason"] = finish,
            })]),
            ["usage"] = new JsonObject
            {
                ["prompt_tokens"] = prompt.Tokens,
                ["completion_tokens"] = answered,
                ["total_tokens"] = prompt.Tokens + answered,
            },
        };
    }

    /// <summary>The number of tokens for each log probability; null if not requested.</summary>
    private static int? ReadTopLogProbabilities(JsonObject body)
    {
        var asked = body["logprobs"]?.GetValue<bool>() == true;
        if (body["top_logprobs"] is not JsonValue given)
            return asked ? 0 : null;
        return asked && given.TryGetValue<int>(out var top) && top is >= 0 and <= 20
            ? top
            : throw new LineFailure(400, "invalid_request", "'top_logprobs' must be an integer from 0 to 20, and needs 'logprobs' true.");
    }

    private static JsonObject CreateCall(JsonObject tool, UserPrompt prompt)
    {
        var type = tool["type"]!.ToString();
        return new JsonObject
        {
            ["id"] = Ids.New("call_"),
            ["type"] = type,
            [type] = new JsonObject
            {
                ["name"] = tool["name"]?.DeepClone(),
                [type == "custom" ? "input" : "arguments"] = type == "custom" ? prompt.Text : FunctionArguments.For(tool, prompt),
            },
        };
    }
}
