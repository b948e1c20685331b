using System.Buffers.Binary;
using System.Text.Json.Nodes;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Responses;

namespace Mka1.Emulator.Answers;

/// <summary>Writes an output_audio item: a short tone with the text as its transcript.</summary>
internal static class Speech
{
    private const int Rate = 24_000;
    private const int Samples = Rate / 10;
    private const int HeaderSize = 44;

    public static async Task WriteAsync(ResponseOutput output, string text, string format)
    {
        var id = Ids.New("audio_");
        // There is no audio encoder: every format but raw samples is WAV.
        var data = Convert.ToBase64String(format == "pcm16" ? CreateTone()[HeaderSize..] : CreateTone());
        var place = output.Add(Item("", "", "in_progress"));
        foreach (var piece in data.Chunk(1024))
        {
            await output.PaceAsync();
            output.Emit("response.audio.delta", new JsonObject { ["delta"] = new string(piece) });
        }

        output.Emit("response.audio.done", []);
        foreach (var word in Words.Split(text))
            output.Emit("response.audio.transcript.delta", new JsonObject { ["delta"] = word.ToString() });
        output.Emit("response.audio.transcript.done", []);
        output.Done(place, Item(data, text, "completed"));

        JsonObject Item(string bytes, string transcript, string status) => new()
        {
            ["id"] = id,
            ["type"] = "output_audio",
            ["data"] = bytes,
            ["transcript"] = transcript,
            ["status"] = status,
        };
    }

    private static byte[] CreateTone()
    {
        var wave = new byte[HeaderSize + 2 * Samples];
        "RIFF"u8.CopyTo(wave);
        BinaryPrimitives.WriteInt32LittleEndian(wave.AsSpan(4), wave.Length - 8);
        "WAVEfmt "u8.CopyTo(wave.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(wave.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(wave.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(wave.AsSpan(22), 1);
        BinaryPrimitives.WriteInt32LittleEndian(wave.AsSpan(24), Rate);
        BinaryPrimitives.WriteInt32LittleEndian(wave.AsSpan(28), 2 * Rate);
        BinaryPrimitives.WriteInt16LittleEndian(wave.AsSpan(32), 2);
        BinaryPrimitives.WriteInt16LittleEndian(wave.AsSpan(34), 16);
        "data"u8.CopyTo(wave.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(wave.AsSpan(40), 2 * Samples);
        for (var i = 0; i < Samples; i++)
            BinaryPrimitives.WriteInt16LittleEndian(wave.AsSpan(HeaderSize + 2 * i), (short)(8000 * Math.Sin(2 * Math.PI * 440 * i / Rate)));
        return wave;
    }
}
