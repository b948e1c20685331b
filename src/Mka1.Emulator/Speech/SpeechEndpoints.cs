using System.Globalization;
using System.Text.Json.Nodes;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Models;

namespace Mka1.Emulator.Speech;

/// <summary>The operations on speech: a tone as long as the text, which is transcribed back to it.</summary>
internal static class SpeechEndpoints
{
    private const int FramesPerChunk = 16;
    private const int MillisecondsPerChunk = FramesPerChunk * Mp3Frames.Milliseconds;

    public static void Map(IEndpointRouteBuilder api, SimulatedClock clock)
    {
        api.MapPost("/speech/tts", async context =>
        {
            var body = (await context.ReadBodyAsync()).AllowOnly("text", "language", "model");
            var (text, language) = ReadText(body);
            if (body.Text("model") is { } model)
                ModelEndpoints.Check(model);
            context.Response.Headers["X-Language-Code"] = language;
            var samples = WaveFile.CreateTone(SpokenText.Milliseconds(text) * WaveFile.Rate / 1000);
            await Answer.BytesAsync(context, WaveFile.Create(samples, text), "audio/wav", 200);
        });
        api.MapPost("/speech/tts/stream", async context =>
        {
            var body = (await context.ReadBodyAsync()).AllowOnly("text", "language", "format");
            var (text, _) = ReadText(body);
            var format = body.Text("format");
            RequestBody.OneOf("format", format, "mp3", "pcm");
            await StreamAsync(context, text, format == "pcm", clock);
        });
        api.MapPost("/speech/transcriptions", TranscribeAsync).WithQuery("model", "language", "include_speaker_data", "prompt", "temperature");
    }

    // All chunks have the same length: silence fills the last one.
    private static async Task StreamAsync(HttpContext context, string text, bool isPcm, SimulatedClock clock)
    {
        context.Response.ContentType = isPcm ? "audio/pcm" : "audio/mpeg";
        var pacer = clock.NewPacer();
        var chunk = isPcm ? WaveFile.CreateTone(MillisecondsPerChunk * WaveFile.Rate / 1000) : Mp3Frames.Create(FramesPerChunk);
        for (var left = SpokenText.Milliseconds(text); left > 0; left -= MillisecondsPerChunk)
        {
            await pacer.StepAsync(TimeSpan.FromMilliseconds(Math.Min(left, MillisecondsPerChunk)), context.RequestAborted);
            if (left < MillisecondsPerChunk && isPcm)
                chunk.AsSpan(2 * left * WaveFile.Rate / 1000).Clear();
            await context.Response.Body.WriteAsync(chunk, context.RequestAborted);
        }
    }

    private static async Task TranscribeAsync(HttpContext context)
    {
        var file = await AudioUpload.ReadAsync(context);
        ModelEndpoints.Check(context.QueryText("model") ?? "auto");
        if (context.QueryText("temperature") is { } temperature && (!double.TryParse(temperature, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || value is not (>= 0 and <= 1)))
            throw ApiException.Invalid("Invalid 'temperature': must be a number from 0 to 1.", "temperature");
        var withSpeakers = context.QueryBool("include_speaker_data");
        if (withSpeakers && !file.HasSpeakers)
            throw ApiException.BadRequest("Speaker data is available for WAV and PCM only.");
        var own = WaveFile.ReadComment(file.Bytes);
        var (text, confidence) = own is null ? ($"A recording of {file.Bytes.Length} bytes.", 0.5) : (own, 0.98);
        var answer = new JsonObject
        {
            ["text"] = text,
            ["language"] = context.QueryText("language") ?? SpokenText.FindLanguage(text),
            ["confidence"] = confidence,
        };
        if (withSpeakers)
            answer["speakers"] = SpokenText.RenderSpeakers(text, confidence);
        await Answer.JsonAsync(context, answer);
    }

    private static (string Text, string Language) ReadText(RequestBody body)
    {
        var text = body.Required("text");
        if (text.Length == 0)
            throw ApiException.Invalid("Invalid 'text': must not be empty.", "text", "string_below_min_length");
        var language = body.Text("language") ?? "auto";
        RequestBody.OneOf("language", language, SpokenText.Languages);
        return (text, language == "auto" ? SpokenText.FindLanguage(text) : language);
    }
}
