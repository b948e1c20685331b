using System.Text.Json.Nodes;

namespace Mka1.Emulator.Batches;

/// <summary>The failure of the request of a line.</summary>
internal sealed class LineFailure(int status, string code, string message) : Exception(message)
{
    public int Status => status;

    /// <summary>A count in the body, from 1 to a maximum, with a default.</summary>
    /// <exception cref="LineFailure">It is not a number in this range.</exception>
    public static int Count(JsonObject body, string name, int fallback, int max) => body[name] switch
    {
        null => fallback,
        JsonValue value when value.TryGetValue<int>(out var count) && count >= 1 && count <= max => count,
        _ => throw new LineFailure(400, "invalid_request", $"'{name}' must be an integer from 1 to {max}."),
    };

    public string Code => code;
}
