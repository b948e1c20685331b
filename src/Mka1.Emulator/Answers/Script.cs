using System.Text.Json.Nodes;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Responses;

namespace Mka1.Emulator.Answers;

/// <summary>Produces the answer to one prompt: the output of its directives, in their order, and then the text.</summary>
internal sealed class Script(ResponseRequest request, UserPrompt prompt, AnswerContext context, ResponseOutput output)
{
    private string? _wokenBy;

    public async Task<Outcome> RunAsync()
    {
        var text = AnswerText.For(prompt, request.TextFormat, context.PreviousText);
        var words = Words.Count(text);
        if (prompt.Number("seconds") is { } seconds)
            output.Step = TimeSpan.FromSeconds(seconds / Math.Max(1, words));
        // With tool results, the directives were carried out before; audio belongs to the text.
        foreach (var directive in prompt.Directives.Where(directive => prompt.Results.Count == 0 || directive.Name == "audio"))
            await ApplyAsync(directive, text);
        if (_wokenBy is not null)
            text += $" (woken by: {_wokenBy})";

        var calls = ToolCalls.Open(prompt, request.Tools, request.ToolChoice, request.ParallelToolCalls);
        foreach (var tool in calls)
            await CallAsync(tool);
        if (calls.Count > 0)
            return Outcome.Completed;

        if (prompt.Has("fail"))
        {
            await output.PaceAsync(words);
            return Outcome.Failed(prompt.Argument("fail") is { Length: > 0 } code ? code : "server_error", "The prompt asked for a failure.");
        }

        if (prompt.Has("refuse"))
        {
            await new Message(output, "refusal", "I cannot help with that.").WriteAsync();
            return Outcome.Completed;
        }

        return await WriteTextAsync(text, words);
    }

    private async Task<Outcome> WriteTextAsync(string text, int words)
    {
        var limit = prompt.Has("incomplete") ? Math.Max(1, words / 2) : request.MaxOutputTokens ?? int.MaxValue;
        var cut = words > limit;
        if (cut)
            text = string.Concat(Words.Split(text).Take(limit));
        await new Message(output, "output_text", text)
        {
            Truncated = cut,
            LogProbabilities = request.Include.Contains(Include.LogProbabilities) ? request.TopLogProbabilities : null,
            Annotated = prompt.Has("annotations"),
            UnknownPart = prompt.Has("unknown"),
        }.WriteAsync();
        if (request.Speaks)
            await SpeakAsync(text);
        if (prompt.Has("forever"))
            await Task.Delay(Timeout.Infinite, output.Stop);
        return cut || prompt.Has("incomplete") ? Outcome.Incomplete("max_output_tokens") : Outcome.Completed;
    }

    private Task ApplyAsync(Directive directive, string text) => directive.Name switch
    {
        "reasoning" => Reasoning.WriteAsync(output, prompt),
        "image" => ImageAsync(directive.Argument),
        "audio" when !request.Speaks => SpeakAsync(text),
        "sleep" => SleepAsync(directive.Argument),
        "unknown" => SampleItems.WriteAsync(output, "unknown", context.Origin),
        "item" => directive.Argument switch
        {
            "message" => new Message(output, "output_text", "A message before the last.").WriteAsync(),
            "reasoning" => Reasoning.WriteAsync(output, prompt),
            "output_audio" => SpeakAsync(text),
            _ => SampleItems.WriteAsync(output, directive.Argument, context.Origin),
        },
        _ => Task.CompletedTask,
    };

    private Task SpeakAsync(string text) => AudioOutput.WriteAsync(output, text, request.Audio?["format"]?.ToString() ?? "wav");

    private Task ImageAsync(string form) => SampleItems.WriteAsync(output, "image_generation_call", context.Origin, item =>
    {
        item["revised_prompt"] = prompt.Text;
        if (form == "base64")
            item["result"] = Picture.Base64;
        var tool = request.Tools.OfType<JsonObject>().FirstOrDefault(t => t["type"]?.ToString() == "image_generation");
        foreach (var name in (string[])["size", "quality", "output_format"])
        {
            if (tool?[name] is { } asked)
                item[name] = asked.DeepClone();
        }
    });

    private async Task SleepAsync(string argument)
    {
        var seconds = UserPrompt.ToNumber(argument) ?? throw new FormatException($"'{argument}' is no number of seconds to sleep.");
        var call = CreateCall("sleep", ("arguments", new JsonObject { ["seconds"] = seconds }.ToJsonString()));
        var callId = call["call_id"]!.ToString();
        _wokenBy = await output.SleepAsync(() => SampleItems.FunctionCall.WriteAsync(output, call), TimeSpan.FromSeconds(seconds)) ?? _wokenBy;
        await SampleItems.FunctionCallOutput.WriteAsync(output, new JsonObject
        {
            ["call_id"] = callId,
            ["output"] = _wokenBy is null ? "Slept." : "Woken by: " + _wokenBy,
            ["status"] = "completed",
        });
    }

    private Task CallAsync(JsonObject tool)
    {
        var name = tool["name"]!.ToString();
        return tool["type"]!.ToString() == "custom"
            ? SampleItems.CustomToolCall.WriteAsync(output, CreateCall(name, ("input", prompt.Text)))
            : SampleItems.FunctionCall.WriteAsync(output, CreateCall(name, ("arguments", FunctionArguments.For(tool, prompt))));
    }

    private static JsonObject CreateCall(string name, (string Member, string Value) given) => new()
    {
        ["call_id"] = Ids.New("call_"),
        ["name"] = name,
        [given.Member] = given.Value,
        ["status"] = "completed",
    };
}
