using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Mka1.Client.Tests.Emulator;
using Mka1.Client.Tests.Wire;
using Mka1.Errors;

namespace Mka1.Client.Tests.Speech;

public sealed class SpeechTests
{
    private static readonly byte[] Audio = Encoding.ASCII.GetBytes("RIFF and samples");

    [Fact]
    public async Task The_language_of_the_answer_is_that_of_the_file()
    {
        using var file = TemporaryFile.Of("", "a.wav");
        await using var server = new WireServer(WireAnswer.Of(200, "audio/wav", Audio, "X-Language-Code: pt"));
        using var client = server.Connect();
        var spoken = await client.Speech.SpeakAsync("Oi", file.Path, new() { Language = "auto" }, overwrite: true);
        Assert.Equal((file.Path, 16L, "pt", "wav", 2), (spoken.Path, spoken.Length, spoken.Language, spoken.Format, spoken.TextLength));
        Assert.Equal("""{"text":"Oi","language":"auto"}""", server.Request.Text);
        Assert.Equal(Audio, await File.ReadAllBytesAsync(file.Path));
    }

    [Theory]
    [InlineData("mp3")]
    [InlineData("wav")]
    public async Task What_is_no_audio_is_not_saved(string format)
    {
        using var file = TemporaryFile.Of("mine", "a.bin");
        await using var server = new WireServer(WireAnswer.Json("{}"));
        using var client = server.Connect();
        await Assert.ThrowsAsync<Mka1ProtocolException>(() => client.Speech.SpeakAsync("x", file.Path, new() { Format = format }, overwrite: true));
        Assert.Equal("mine", await File.ReadAllTextAsync(file.Path));
    }

    [Fact]
    public async Task A_transcription_is_a_form_with_a_query()
    {
        using var file = TemporaryFile.Of("abc", "a.mp3");
        await using var server = new WireServer(WireAnswer.Json("""{"text":"","speakers":[{"speaker":1,"text":"a","offset_ms":1.5,"duration_ms":1e300}]}"""));
        using var client = server.Connect();
        var read = await client.Speech.TranscribeAsync(file.Path, new() { Model = "auto", Language = "en", Prompt = "p", Temperature = 0.5 });
        Assert.Equal("/api/v1/llm/speech/transcriptions?model=auto&language=en&prompt=p&temperature=0.5", server.Request.Target);
        Assert.Contains("name=\"file\"; filename=\"a.mp3\"", server.Request.Text, StringComparison.Ordinal);
        Assert.Contains("audio/mpeg", server.Request.Text, StringComparison.Ordinal);
        Assert.Equal(("", file.Path), (read.Text, read.Path));
        Assert.Equal(("1", 1.5, 1e300), (read.Speakers[0].Speaker, read.Speakers[0].OffsetMilliseconds, read.Speakers[0].DurationMilliseconds));
    }

    [Fact]
    public async Task An_answer_without_text_is_a_protocol_error()
    {
        using var file = TemporaryFile.Of("abc", "a.mp3");
        await using var server = new WireServer(WireAnswer.Json("""{"language":"en"}"""));
        using var client = server.Connect();
        await Assert.ThrowsAsync<Mka1ProtocolException>(() => client.Speech.TranscribeAsync(file.Path));
    }

    [Fact]
    public async Task Wrong_input_is_refused_before_it_is_sent()
    {
        using var file = TemporaryFile.Of("abc", "a.mp3");
        await using var server = new WireServer();
        using var client = server.Connect();
        await Assert.ThrowsAsync<Mka1InputException>(() => client.Speech.SpeakAsync("", file.Path, overwrite: true));
        await Assert.ThrowsAsync<Mka1InputException>(() => client.Speech.SpeakAsync("x", file.Path, new() { Format = "ogg" }, overwrite: true));
        await Assert.ThrowsAsync<Mka1InputException>(() => client.Speech.SpeakAsync("x", file.Path, new() { Format = "mp3", Model = "m" }, overwrite: true));
        await Assert.ThrowsAsync<Mka1InputException>(() => client.Speech.TranscribeAsync(file.Path, new() { IncludeSpeakers = true }));
        await Assert.ThrowsAsync<Mka1InputException>(() => client.Speech.TranscribeAsync(file.Path, new() { Temperature = 2 }));
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("/speech/tts", """{"language":"en"}""", "text")]
    [InlineData("/speech/tts", """{"text":""}""", "text")]
    [InlineData("/speech/tts", """{"text":"x","language":"xx"}""", "language")]
    [InlineData("/speech/tts", """{"text":"x","format":"mp3"}""", "format")]
    [InlineData("/speech/tts/stream", """{"text":"x","format":"wav"}""", "format")]
    [InlineData("/speech/tts/stream", """{"text":"x","model":"auto"}""", "model")]
    public async Task The_emulator_refuses_by_name(string path, string body, string param)
    {
        await using var emulator = await EmulatorAccess.StartAsync();
        Assert.Equal(param, (await emulator.ErrorAsync(HttpStatusCode.BadRequest, HttpMethod.Post, path, JsonNode.Parse(body)))["param"]!.ToString());
    }
}
