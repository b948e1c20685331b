using System.Text.Json.Nodes;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Responses;

namespace Mka1.Emulator.Answers;

/// <summary>
/// How an item of one type is written: its members, the events that tell its progress before and after,
/// and the member that comes word by word, if one does.
/// </summary>
internal sealed record ItemKind(string Type, string IdPrefix)
{
    public string[] Before { get; init; } = [];

    public string[] After { get; init; } = [];

    /// <summary>The events a text member streams with, and that member.</summary>
    public (string Event, string Member)? Streamed { get; init; }

    /// <summary>Further events between the others.</summary>
    public Func<ResponseOutput, string, int, JsonObject, Task>? Between { get; init; }

    public async Task WriteAsync(ResponseOutput output, JsonObject members)
    {
        var id = Ids.New(IdPrefix);
        var item = Complete(id, members);
        var index = output.Add(Begun(item));
        Progress(Before);
        if (Between is not null)
            await Between(output, id, index, item);
        if (Streamed is { } streamed)
        {
            var text = item[streamed.Member]!.ToString();
            await output.WordsAsync($"response.{streamed.Event}.delta", text, id, index);
            var done = new JsonObject { ["item_id"] = id, ["output_index"] = index, [streamed.Member] = text };
            if (Type == "function_call")
                done["name"] = item["name"]!.DeepClone();
            output.Emit($"response.{streamed.Event}.done", done);
        }

        await output.PaceAsync();
        Progress(After);
        output.Done(index, item);

        void Progress(string[] steps)
        {
            foreach (var step in steps)
                output.Emit($"response.{Type}.{step}", new JsonObject { ["item_id"] = id, ["output_index"] = index });
        }
    }

    private JsonObject Complete(string id, JsonObject members)
    {
        members.Insert(0, "id", id);
        if (members["type"] is null)
            members.Insert(1, "type", Type);
        return members;
    }

    private JsonObject Begun(JsonObject item)
    {
        var begun = item.DeepClone().AsObject();
        if (begun["status"] is not null)
            begun["status"] = "in_progress";
        if (Streamed is { } streamed)
            begun[streamed.Member] = "";
        return begun;
    }
}
