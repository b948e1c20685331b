using System.Text.Json.Nodes;
using Mka1.Emulator.Answers;
using Mka1.Emulator.Gateway;

namespace Mka1.Emulator.Batches;

/// <summary>The answer of /v1/images/generations.</summary>
internal static class Images
{
    private const int MaxImages = 10;

    public static JsonObject Answer(JsonObject body, UserPrompt prompt, string origin)
    {
        var asBase64 = body["response_format"]?.ToString() == "b64_json";
        return new JsonObject
        {
            ["created"] = SimulatedClock.UnixNow,
            ["data"] = new JsonArray([.. Enumerable.Range(0, LineFailure.Count(body, "n", 1, MaxImages)).Select(_ => new JsonObject
            {
                [asBase64 ? "b64_json" : "url"] = asBase64 ? Picture.Base64 : origin + Picture.Path,
                ["revised_prompt"] = prompt.Text,
            })]),
        };
    }
}
