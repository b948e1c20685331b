using System.Text.Json;

namespace Mka1.Responses.Streaming;

/// <summary>The arguments of a function call are whole now.</summary>
public sealed class FunctionCallArgumentsDoneEvent : ResponseStreamEvent
{
    internal FunctionCallArgumentsDoneEvent(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The call's item.</summary>
    public string? ItemId => GetText("item_id");

    /// <summary>The item's place in the output.</summary>
    public long? OutputIndex => GetInteger("output_index");

    /// <summary>The function's name.</summary>
    public string? Name => GetText("name");

    /// <summary>The arguments as JSON text.</summary>
    public string? Arguments => GetText("arguments");
}
