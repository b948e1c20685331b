using System.Text.Json;

namespace Mka1.Responses.Streaming;

/// <summary>A text, refusal or reasoning that is whole now.</summary>
public sealed class TextDoneEvent : ResponseStreamEvent
{
    internal TextDoneEvent(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The item that the text belongs to.</summary>
    public string? ItemId => GetText("item_id");

    /// <summary>The item's place in the output.</summary>
    public long? OutputIndex => GetInteger("output_index");

    /// <summary>The part's place in the item; null where the item has no parts.</summary>
    public long? ContentIndex => GetInteger("content_index");

    /// <summary>The whole text.</summary>
    public string? Text => GetText("text");

    /// <summary>The whole refusal, if it is one.</summary>
    public string? Refusal => GetText("refusal");

    /// <summary>The likely tokens at each place, if they were included.</summary>
    public object? Logprobs => GetPlain("logprobs");
}
