using System.Text.Json.Nodes;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Responses;
using Mka1.Emulator.Speech;

namespace Mka1.Emulator.Answers;

/// <summary>Writes an output_audio item: a short tone with the text as its transcript.</summary>
internal static class AudioOutput
{
    private const int Samples = WaveFile.Rate / 10;

    public static async Task WriteAsync(ResponseOutput output, string text, string format)
    {
        var id = Ids.New("audio_");
        // There is no audio encoder: every format but raw samples is WAV.
        var tone = WaveFile.CreateTone(Samples);
        var data = Convert.ToBase64String(format == "pcm16" ? tone : WaveFile.Create(tone));
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
}
