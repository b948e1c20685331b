using System.Text.Json;
using Mka1.Responses.Content;

namespace Mka1.Responses.Streaming;

/// <summary>A text, refusal or reasoning is complete.</summary>
public sealed class TextDoneEvent : ItemEvent
{
    internal TextDoneEvent(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The part's index in the item; null if the item has no parts.</summary>
    public long? ContentIndex => GetInteger("content_index");

    /// <summary>The part's index in the summary; null unless it is of a summary.</summary>
    public long? SummaryIndex => GetInteger("summary_index");

    /// <summary>The whole text; null if it is a refusal.</summary>
    public string? Text => GetText("text");

    /// <summary>The whole refusal, if it is one.</summary>
    public string? Refusal => GetText("refusal");

    /// <summary>The log probabilities of the tokens; empty unless <c>message.output_text.logprobs</c> was included.</summary>
    public IReadOnlyList<LogProbability> Logprobs => GetList("logprobs", static json => new LogProbability(json));
}
