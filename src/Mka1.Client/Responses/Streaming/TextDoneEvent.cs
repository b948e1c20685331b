using System.Text.Json;
using Mka1.Responses.Content;

namespace Mka1.Responses.Streaming;

/// <summary>A text, refusal or reasoning that is whole now.</summary>
public sealed class TextDoneEvent : ItemEvent
{
    internal TextDoneEvent(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The part's place in the item, from 0; null where the item has no parts.</summary>
    public long? ContentIndex => GetInteger("content_index");

    /// <summary>The part's place in the summary, from 0; null unless it is of a summary.</summary>
    public long? SummaryIndex => GetInteger("summary_index");

    /// <summary>The whole text; null if it is a refusal.</summary>
    public string? Text => GetText("text");

    /// <summary>The whole refusal, if it is one.</summary>
    public string? Refusal => GetText("refusal");

    /// <summary>How likely each token was; empty unless <c>message.output_text.logprobs</c> was included.</summary>
    public IReadOnlyList<LogProbability> Logprobs => GetList("logprobs", static json => new LogProbability(json));
}
