using System.Text.Json;
using Mka1.Json;

namespace Mka1.Batches.Answers;

/// <summary>One choice of a chat completion.</summary>
public sealed class ChatChoice : Mka1Object
{
    internal ChatChoice(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The index, 0 for the first.</summary>
    public long? Index => GetInteger("index");

    /// <summary>The message.</summary>
    public ChatMessage? Message => GetView("message", static message => new ChatMessage(message));

    /// <summary>Why generation ended: <c>stop</c>, <c>length</c>, <c>tool_calls</c>.</summary>
    public string? FinishReason => GetText("finish_reason");

    /// <summary>The text.</summary>
    /// <returns>The text; empty if there is none.</returns>
    public override string ToString() => Message?.Content ?? string.Empty;
}
