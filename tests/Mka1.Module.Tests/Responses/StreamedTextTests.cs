using Mka1.Json;
using Mka1.PowerShell.Responses;
using Mka1.Responses.Streaming;

namespace Mka1.Module.Tests.Responses;

public sealed class StreamedTextTests
{
    private const string Key = "mk-0123456789";
    private readonly List<string> _shown = [];

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(7)]
    public void A_key_in_several_pieces_is_shown_at_once(int piece)
    {
        string text = $"The key is {Key}, and mk- is not.";
        var streamed = new StreamedText(_shown.Add, EndOfKey);
        for (int at = 0; at < text.Length; at += piece)
            streamed.Add(Delta(text.Substring(at, Math.Min(piece, text.Length - at))));
        streamed.Complete(null);
        Assert.Equal(text + Environment.NewLine, string.Concat(_shown));
        Assert.Contains(_shown, static shown => shown.Contains(Key, StringComparison.Ordinal));
    }

    [Fact]
    public void The_beginning_of_a_key_at_the_end_is_shown()
    {
        var streamed = new StreamedText(_shown.Add, EndOfKey);
        streamed.Add(Delta("It begins with mk-"));
        streamed.EndLine();
        Assert.Equal("It begins with mk-" + Environment.NewLine, string.Concat(_shown));
    }

    private static int EndOfKey(string text) =>
        Enumerable.Range(1, Key.Length - 1).LastOrDefault(length => text.EndsWith(Key[..length], StringComparison.Ordinal));

    private static ResponseStreamEvent Delta(string text) =>
        ResponseStreamEvent.From(
        JsonText.Parse($$"""{"type":"response.output_text.delta","sequence_number":1,"delta":"{{text}}"}"""), string.Empty);
}
