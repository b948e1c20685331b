using System.Text.Json.Nodes;

namespace Mka1.Emulator.Batches;

/// <summary>A line whose request fails.</summary>
internal sealed class LineFailure(int status, string code, string message) : Exception(message)
{
    public int Status => status;

    /// <summary>A member of the body as a count from one to a largest; without it the usual.</summary>
    /// <exception cref="LineFailure">It is no such count.</exception>
    public static int Count(JsonObject body, string name, int usual, int largest) => body[name] switch
    {
        null => usual,
        JsonValue value when value.TryGetValue<int>(out var count) && count >= 1 && count <= largest => count,
        _ => throw new LineFailure(400, "invalid_request", $"'{name}' must be an integer from 1 to {largest}."),
    };

    public string Code => code;
}
