using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mka1.Emulator.Answers;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Streaming;

namespace Mka1.Emulator.Responses;

/// <summary>Adds items to the response and events to its log, at the pace that the prompt sets.</summary>
internal sealed class ResponseOutput(ResponseRun run, SimulatedClock clock, CancellationToken stop)
{
    private static readonly TimeSpan Word = TimeSpan.FromSeconds(0.03);
    private readonly SimulatedClock.Pacer _pacer = clock.NewPacer();
    private int _count;

    public int Tokens { get; private set; }

    public int ReasoningTokens { get; set; }

    public CancellationToken Stop => stop;

    /// <summary>The time for one word; <c>[seconds N]</c> spreads its time over the words of the answer.</summary>
    public TimeSpan Step { get; set; } = run.Prompt.Has("burst") ? TimeSpan.Zero : Word;

    public ValueTask PaceAsync(int words = 1) =>
        Step == TimeSpan.Zero ? ValueTask.CompletedTask : _pacer.StepAsync(Step * words, stop);

    /// <summary>Announces a sleep, then sleeps until the time has passed or a wake arrives; returns the input of the wake.</summary>
    public async Task<string?> SleepAsync(Func<Task> announce, TimeSpan simulated)
    {
        var sleep = new SleepCall();
        // Only a background response can be woken. It is set first, because a client may wake as soon as it sees the call.
        run.Sleep = run.Background ? sleep : null;
        try
        {
            await announce();
            return await sleep.SleepAsync(clock.DelayAsync(simulated, stop));
        }
        finally
        {
            run.Sleep = null;
        }
    }

    /// <summary>Announces an item and returns its place in the output.</summary>
    public ItemPlace Add(JsonObject item)
    {
        var place = new ItemPlace(item["id"]!.ToString(), _count++);
        Emit("response.output_item.added", new JsonObject { ["output_index"] = place.OutputIndex, ["item"] = run.WithIncluded(item) });
        return place;
    }

    /// <summary>Ends an item and adds it to the response.</summary>
    public void Done(ItemPlace place, JsonObject item) =>
        Emit("response.output_item.done", new JsonObject { ["output_index"] = place.OutputIndex, ["item"] = run.AddOutput(item) });

    public void Emit(string type, JsonObject members) => run.Emit(sequence =>
    {
        members.Insert(0, "type", type);
        members["sequence_number"] = sequence;
        return new StreamEvent(Encoding.ASCII.GetBytes(type), Answer.Bytes(members), type.EndsWith(".delta", StringComparison.Ordinal));
    });

    /// <summary>Sends a text word by word as delta events.</summary>
    public async Task WordsAsync(string type, string text, ItemPlace place, Action<Utf8JsonWriter, ReadOnlyMemory<char>>? more = null)
    {
        var name = Encoding.ASCII.GetBytes(type);
        foreach (var word in Words.Split(text))
        {
            await PaceAsync();
            stop.ThrowIfCancellationRequested();
            Tokens++;
            run.Emit(sequence => Delta(name, word, place, sequence, more));
        }
    }

    // Most events of a long answer are deltas, so they are written without a JsonNode.
    private static StreamEvent Delta(
        byte[] type, ReadOnlyMemory<char> delta, ItemPlace place, int sequence, Action<Utf8JsonWriter, ReadOnlyMemory<char>>? more)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = Answer.Plain.Encoder, SkipValidation = true }))
        {
            writer.WriteStartObject();
            writer.WriteString("type"u8, type);
            writer.WriteString("item_id"u8, place.ItemId);
            writer.WriteNumber("output_index"u8, place.OutputIndex);
            more?.Invoke(writer, delta);
            writer.WriteString("delta"u8, delta.Span);
            writer.WriteNumber("sequence_number"u8, sequence);
            writer.WriteEndObject();
        }

        return new StreamEvent(type, buffer.WrittenMemory, true);
    }
}
