using System.Text.Json;
using Mka1.Json;

namespace Mka1.Batches.Answers;

/// <summary>A message of a chat completion.</summary>
public sealed class ChatMessage : Mka1Object
{
    internal ChatMessage(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The author, <c>assistant</c>.</summary>
    public string? Role => GetText("role");

    /// <summary>The text; null if there is none, as with tool calls.</summary>
    public string? Content => GetText("content");

    /// <summary>The refusal of the model; null if it did not refuse.</summary>
    public string? Refusal => GetText("refusal");

    /// <summary>The tool calls that the model requests, as plain values.</summary>
    public object? ToolCalls => GetPlain("tool_calls");

    /// <summary>The text.</summary>
    /// <returns>The text; empty if there is none.</returns>
    public override string ToString() => Content ?? string.Empty;
}
