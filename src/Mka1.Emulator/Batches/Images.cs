using System.Text.Json.Nodes;
using Mka1.Emulator.Answers;
using Mka1.Emulator.Images;

namespace Mka1.Emulator.Batches;

/// <summary>The answer of /v1/images/generations.</summary>
internal static class Images
{
    public static JsonObject Answer(JsonObject body, UserPrompt prompt, string origin) =>
        GeneratedImages.Render(LineFailure.Count(body, "n", 1, GeneratedImages.Maximum), body["response_format"]?.ToString() == "b64_json", prompt.Text, origin);
}
