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

    /// <summary>Who says it, <c>assistant</c>.</summary>
    public string? Role => GetText("role");

    /// <summary>The text; null where there is none, as with calls of tools.</summary>
    public string? Content => GetText("content");

    /// <summary>Why the model refused, if it did.</summary>
    public string? Refusal => GetText("refusal");

    /// <summary>The calls of tools that the model asks for, as plain values.</summary>
    public object? ToolCalls => GetPlain("tool_calls");

    /// <summary>The text.</summary>
    /// <returns>The text; empty if there is none.</returns>
    public override string ToString() => Content ?? string.Empty;
}
