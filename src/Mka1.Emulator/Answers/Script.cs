using System.Text.Json.Nodes;
using Mka1.Emulator.Responses;

namespace Mka1.Emulator.Answers;

/// <summary>Plays the answer to one prompt: what its directives ask for, in their order, and then the text.</summary>
internal sealed class Script(ResponseRequest request, Prompt prompt, string? previousText, ResponseOutput output)
{
    public async Task<Outcome> PlayAsync()
    {
        var text = AnswerText.For(prompt, request.TextFormat, previousText);
        if (prompt.Number("seconds") is { } seconds)
            output.Step = TimeSpan.FromSeconds(seconds / Math.Max(1, Words.Count(text)));
        foreach (var directive in prompt.Directives)
            await PerformAsync(directive);
        if (FunctionToCall() is { } function)
        {
            await FunctionCall.WriteAsync(output, function, prompt);
            return Outcome.Completed;
        }

        if (prompt.Has("fail"))
        {
            await output.PaceAsync(Words.Count(text));
            var code = prompt.Argument("fail") is { Length: > 0 } given ? given : "server_error";
            return Outcome.Failed(code, "The prompt asked for a failure.");
        }

        if (prompt.Has("refuse"))
        {
            await Message.WriteRefusalAsync(output, "I cannot help with that.");
            return Outcome.Completed;
        }

        var limit = prompt.Has("incomplete") ? Math.Max(1, Words.Count(text) / 2) : request.MaxOutputTokens ?? int.MaxValue;
        var cut = Words.Count(text) > limit;
        if (cut)
            text = string.Concat(Words.Split(text).Take(limit).Select(w => w.ToString()));
        await Message.WriteAsync(output, text, cut || prompt.Has("incomplete"), request.Include.Contains("message.output_text.logprobs"));
        if (prompt.Has("forever"))
            await Task.Delay(Timeout.Infinite, output.Stop);
        return cut || prompt.Has("incomplete") ? Outcome.Incomplete("max_output_tokens") : Outcome.Completed;
    }

    private Task PerformAsync(Directive directive) => directive.Name switch
    {
        "reasoning" => Reasoning.WriteAsync(output, prompt),
        _ => Task.CompletedTask,
    };

    /// <summary>The function to call: the one the prompt or the tool choice names, or the first when one is required.</summary>
    private JsonObject? FunctionToCall()
    {
        var functions = request.Tools.OfType<JsonObject>().Where(t => t["type"]?.ToString() == "function").ToList();
        JsonObject? Named(string? name) => functions.Find(f => f["name"]!.ToString() == name);
        if (request.ToolChoice is JsonObject choice)
            return Named(choice["name"]?.ToString());
        return request.ToolChoice.ToString() switch
        {
            "none" => null,
            "required" => Named(prompt.Argument("call")) ?? functions.FirstOrDefault(),
            _ => prompt.Argument("call") is { } name ? name.Length > 0 ? Named(name) : functions.FirstOrDefault() : null,
        };
    }
}
