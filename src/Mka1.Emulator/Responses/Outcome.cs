using System.Text.Json.Nodes;

namespace Mka1.Emulator.Responses;

/// <summary>How the work on a response ended.</summary>
internal sealed record Outcome(string Status, JsonObject? Error = null, JsonObject? IncompleteDetails = null)
{
    public static readonly Outcome Completed = new("completed");

    public static readonly Outcome Cancelled = new("cancelled");

    public static Outcome Failed(string code, string message) => new("failed", new JsonObject { ["code"] = code, ["message"] = message });

    public static Outcome Incomplete(string reason) => new("incomplete", null, new JsonObject { ["reason"] = reason });
}
