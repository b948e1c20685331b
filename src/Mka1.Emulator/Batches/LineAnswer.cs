using System.Globalization;
using System.Text.Json.Nodes;
using Mka1.Emulator.Answers;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Tenancy;
using Mka1.Emulator.Usage;

namespace Mka1.Emulator.Batches;

/// <summary>Answers the request of one line as its endpoint would.</summary>
internal sealed class LineAnswer(Tenant tenant, SimulatedClock clock, string origin)
{
    public async Task<JsonObject> AnswerAsync(JsonObject request, CancellationToken cancellation)
    {
        var body = request["body"]!.AsObject();
        Func<JsonObject, UserPrompt, JsonObject> answer;
        JsonNode? input;
        switch (request["url"]!.ToString())
        {
            case "/v1/embeddings":
                (input, answer) = ((body["input"] as JsonArray)?.FirstOrDefault() ?? body["input"], Embeddings.Answer);
                break;
            case "/v1/images/generations":
                (input, answer) = (body["prompt"], (b, p) => Images.Answer(b, p, origin));
                break;
            default:
                (input, answer) = (body["messages"], ChatCompletions.Answer);
                break;
        }

        if (input is null)
            throw new LineFailure(400, "invalid_request", "The body has no input.");
        var prompt = UserPrompt.FromInput(input);
        if (prompt.Number("seconds") is { } seconds)
            await clock.DelayAsync(TimeSpan.FromSeconds(seconds), cancellation);
        if (prompt.Has("forever"))
            await Task.Delay(Timeout.Infinite, cancellation);
        if (prompt.Has("fail"))
            throw CreateFailure(prompt.Argument("fail")!);
        if (prompt.Has("flaky") && tenant.State<FlakyFailures>().AddOrUpdate(request["custom_id"]!.ToString(), 1, (_, n) => n + 1) <= (prompt.Number("flaky") ?? 1))
            throw CreateFailure("");
        try
        {
            var result = answer(body, prompt);
            if (result["usage"] is JsonObject tokens)
                UsageLog.AddTokens(tenant, result["object"]?.ToString() == "chat.completion" ? "completions" : "embeddings", body["model"]?.ToString(), true, Read(tokens, "prompt_tokens"), Read(tokens, "completion_tokens"));
            return result;
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException)
        {
            // A member of a wrong type is an error of its own line only.
            throw new LineFailure(400, "invalid_request", e.Message);
        }
    }

    private static long Read(JsonObject tokens, string name) => tokens[name]?.GetValue<int>() ?? 0;

    private static LineFailure CreateFailure(string code)
    {
        const string Message = "The prompt asked for a failure.";
        return int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var status)
            ? new(status, status switch { 429 => "rate_limit_exceeded", >= 500 => "server_error", _ => "invalid_request" }, Message)
            : new(400, code.Length > 0 ? code : "processing_error", Message);
    }
}
