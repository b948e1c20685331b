using System.Text.Json;
using Mka1.Responses.Content;

namespace Mka1.Responses.Streaming;

/// <summary>A piece of text, refusal, reasoning, arguments, code, a command or a transcript, as the type says.</summary>
public sealed class TextDeltaEvent : DeltaEvent
{
    internal TextDeltaEvent(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The part's place in the item, from 0; null where the item has no parts.</summary>
    public long? ContentIndex => GetInteger("content_index");

    /// <summary>The part's place in the summary, from 0; null unless it is of a summary.</summary>
    public long? SummaryIndex => GetInteger("summary_index");

    /// <summary>The command's place in the call, from 0; null unless it is of a command.</summary>
    public long? CommandIndex => GetInteger("command_index");

    /// <summary>The piece.</summary>
    public string? Delta => GetText("delta");

    /// <summary>How likely each token was; empty unless <c>message.output_text.logprobs</c> was included.</summary>
    public IReadOnlyList<LogProbability> Logprobs => GetList("logprobs", static json => new LogProbability(json));
}
