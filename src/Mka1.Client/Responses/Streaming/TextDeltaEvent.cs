using System.Text.Json;

namespace Mka1.Responses.Streaming;

/// <summary>A piece of text, refusal, reasoning or arguments, as its type says.</summary>
public sealed class TextDeltaEvent : ResponseStreamEvent
{
    internal TextDeltaEvent(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The item that the piece belongs to.</summary>
    public string? ItemId => GetText("item_id");

    /// <summary>The item's place in the output.</summary>
    public long? OutputIndex => GetInteger("output_index");

    /// <summary>The part's place in the item; null where the item has no parts.</summary>
    public long? ContentIndex => GetInteger("content_index");

    /// <summary>The piece.</summary>
    public string? Delta => GetText("delta");

    /// <summary>The likely tokens at each place, if they were included.</summary>
    public object? Logprobs => GetPlain("logprobs");

    /// <summary>Random padding of the frame, without meaning; null unless it was asked for.</summary>
    public string? Obfuscation => GetText("obfuscation");
}
