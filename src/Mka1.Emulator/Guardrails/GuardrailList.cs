using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Mka1.Emulator.Gateway;

namespace Mka1.Emulator.Guardrails;

/// <summary>The guardrails of an account, which are off at first.</summary>
internal sealed partial class GuardrailList
{
    private const int MaxMessage = 2000;
    private const double DefaultThreshold = 0.5;

    private JsonArray _guardrails =
    [
        new JsonObject { ["mode"] = "ban_words", ["enabled"] = false, ["config"] = new JsonObject { ["words"] = new JsonArray() } },
        new JsonObject { ["mode"] = "prompt_injection", ["enabled"] = false, ["config"] = new JsonObject { ["threshold"] = DefaultThreshold } },
        new JsonObject { ["mode"] = "leakage", ["enabled"] = false, ["config"] = new JsonObject() },
    ];

    public JsonArray Render() => (JsonArray)Volatile.Read(ref _guardrails).DeepClone();

    /// <summary>Replaces all guardrails.</summary>
    public void Replace(RequestBody body)
    {
        if (!body.Has("guardrails"))
            throw RequestBody.Missing("guardrails");
        var replaced = new JsonArray();
        foreach (var item in body.Array("guardrails"))
            replaced.Add(Read(item as JsonObject ?? throw RequestBody.WrongType($"guardrails[{replaced.Count}]", "an object"), $"guardrails[{replaced.Count}]."));
        if (replaced.Select(static one => one!["mode"]!.ToString()).Distinct().Count() != replaced.Count)
            throw ApiException.Invalid("Invalid 'guardrails': a mode occurs twice.", "guardrails");
        Volatile.Write(ref _guardrails, replaced);
    }

    /// <summary>The first guardrail that a text triggers, with its score; null for none.</summary>
    public (string Mode, string Message, JsonObject Details)? Find(string text)
    {
        foreach (var guardrail in Render().OfType<JsonObject>().Where(static one => one["enabled"]!.GetValue<bool>()))
        {
            var mode = guardrail["mode"]!.ToString();
            var config = guardrail["config"]!.AsObject();
            if (Check(mode, config, text) is { } details)
                return (mode, config["rejection_message"]?.ToString() ?? $"The request was rejected by the guardrail '{mode}'.", details);
        }

        return null;
    }

    private static JsonObject Read(JsonObject item, string path)
    {
        var guardrail = new RequestBody(item, path).AllowOnly("mode", "enabled", "config");
        var mode = guardrail.Required("mode");
        RequestBody.OneOf(path + "mode", mode, "ban_words", "prompt_injection", "leakage");
        var config = guardrail.Part("config", "words", "threshold", "rejection_message") ?? new RequestBody([]);
        if (config.Array("words").Any(static word => word?.GetValueKind() != System.Text.Json.JsonValueKind.String))
            throw RequestBody.WrongType(path + "config.words", "an array of strings");
        _ = config.Number("threshold", 0, 1);
        _ = config.Text("rejection_message", 1, MaxMessage);
        return new JsonObject { ["mode"] = mode, ["enabled"] = guardrail.Boolean("enabled", true), ["config"] = guardrail.Copy("config") ?? new JsonObject() };
    }

    private static JsonObject? Check(string mode, JsonObject config, string text)
    {
        if (mode == "ban_words")
        {
            var word = (config["words"] as JsonArray ?? []).Select(static one => one!.ToString()).FirstOrDefault(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
            return word is null ? null : new JsonObject { ["word"] = word };
        }

        // One sign is enough for half of the score.
        var signs = (mode == "leakage" ? Secret() : Injection()).Count(text);
        var score = signs == 0 ? 0 : 1 - Math.Pow(0.5, signs);
        return score > 0 && score >= (config["threshold"]?.GetValue<double>() ?? DefaultThreshold) ? new JsonObject { ["score"] = score } : null;
    }

    [GeneratedRegex(@"ignore (all |any |the )*(previous|prior|above)|system prompt|disregard (all|your)|jailbreak|you are now", RegexOptions.IgnoreCase)]
    private static partial Regex Injection();

    [GeneratedRegex(@"\b(mk|sk)-\w{8,}|password\s*[:=]|\b\d{4}([ -]?\d{4}){3}\b", RegexOptions.IgnoreCase)]
    private static partial Regex Secret();
}
