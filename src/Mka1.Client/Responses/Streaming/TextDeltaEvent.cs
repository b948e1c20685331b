using System.Text.Json;
using Mka1.Responses.Content;

namespace Mka1.Responses.Streaming;

/// <summary>A part of a text, refusal, reasoning, arguments, code, command or transcript, depending on the type.</summary>
public sealed class TextDeltaEvent : DeltaEvent
{
    internal TextDeltaEvent(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The part's index in the item; null if the item has no parts.</summary>
    public long? ContentIndex => GetInteger("content_index");

    /// <summary>The part's index in the summary; null unless it is of a summary.</summary>
    public long? SummaryIndex => GetInteger("summary_index");

    /// <summary>The command's index in the call; null unless it is of a command.</summary>
    public long? CommandIndex => GetInteger("command_index");

    /// <summary>The part.</summary>
    public string? Delta => GetText("delta");

    /// <summary>The log probabilities of the tokens; empty unless <c>message.output_text.logprobs</c> was included.</summary>
    public IReadOnlyList<LogProbability> Logprobs => GetList("logprobs", static json => new LogProbability(json));
}
