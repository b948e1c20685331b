using System.Text.Json.Nodes;
using Mka1.Emulator.Answers;
using Mka1.Emulator.Gateway;

namespace Mka1.Emulator.Images;

/// <summary>The answer with generated images, of a request and of a line of a batch.</summary>
internal static class GeneratedImages
{
    public const int Maximum = 10;

    public static JsonObject Render(int count, bool asBase64, string prompt, string origin) => new()
    {
        ["created"] = SimulatedClock.UnixNow,
        ["data"] = new JsonArray([.. Enumerable.Range(0, count).Select(_ => new JsonObject
        {
            [asBase64 ? "b64_json" : "url"] = asBase64 ? Picture.Base64 : origin + Picture.Path,
            ["revised_prompt"] = prompt,
        })]),
    };
}
