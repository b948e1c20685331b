using System.Text.Json.Nodes;

namespace Mka1.Emulator.Batches;

/// <summary>A reason why an input file was refused.</summary>
internal sealed record BatchProblem(string Code, string Message, string? Param, long? Line)
{
    public JsonNode Render() => new JsonObject
    {
        ["code"] = Code,
        ["message"] = Message,
        ["param"] = Param,
        ["line"] = Line,
    };
}
