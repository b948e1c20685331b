using System.Text.Json.Nodes;

namespace Mka1.Emulator.Streaming;

/// <summary>Which item an event is about.</summary>
internal readonly record struct ItemPlace(string ItemId, int OutputIndex)
{
    /// <summary>The members of an event about the item.</summary>
    public JsonObject With(params ReadOnlySpan<(string Name, JsonNode? Value)> members)
    {
        var all = new JsonObject { ["item_id"] = ItemId, ["output_index"] = OutputIndex };
        foreach (var (name, value) in members)
            all[name] = value;
        return all;
    }
}
