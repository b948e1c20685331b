using System.Text.Json.Nodes;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Responses;
using Mka1.Emulator.Streaming;

namespace Mka1.Emulator.Answers;

/// <summary>
/// How an item of one type is written: its members, the progress events before and after,
/// and the member that is streamed word by word, if any.
/// </summary>
internal sealed record ItemWriter(string Type, string IdPrefix)
{
    public string[] Before { get; init; } = [];

    public string[] After { get; init; } = [];

    /// <summary>The name of the events that stream a text member, and that member.</summary>
    public (string Event, string Member)? Streamed { get; init; }

    /// <summary>Further events between the others.</summary>
    public Func<ResponseOutput, ItemPlace, JsonObject, Task>? Between { get; init; }

    /// <summary>Whether its first event holds the complete item, as for results and user messages.</summary>
    private bool IsCompleteFromStart => Between is null && (Type == "message" || Type.EndsWith("_output", StringComparison.Ordinal));

    public async Task WriteAsync(ResponseOutput output, JsonObject members)
    {
        var item = Complete(members);
        var place = output.Add(AtStart(item));
        Progress(Before);
        if (Between is not null)
            await Between(output, place, item);
        if (Streamed is { } streamed)
        {
            var text = item[streamed.Member]!.ToString();
            await output.WordsAsync($"response.{streamed.Event}.delta", text, place);
            var done = place.With((streamed.Member, text));
            if (Type == "function_call")
                done["name"] = item["name"]!.DeepClone();
            output.Emit($"response.{streamed.Event}.done", done);
        }

        await output.PaceAsync();
        Progress(After);
        output.Done(place, item);

        void Progress(string[] steps)
        {
            foreach (var step in steps)
                output.Emit($"response.{Type}.{step}", place.With());
        }
    }

    private JsonObject Complete(JsonObject members)
    {
        members.Insert(0, "id", Ids.New(IdPrefix));
        if (members["type"] is null)
            members.Insert(1, "type", Type);
        return members;
    }

    private JsonObject AtStart(JsonObject item)
    {
        var start = item.DeepClone().AsObject();
        if (start["status"] is not null && !IsCompleteFromStart)
            start["status"] = "in_progress";
        if (Streamed is { } streamed)
            start[streamed.Member] = "";
        return start;
    }
}
