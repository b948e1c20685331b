using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;
using Mka1.Http;
using Mka1.Json;

namespace Mka1.Responses.Streaming;

/// <summary>Reads the events of one connection.</summary>
internal sealed class ResponseEventReader : IAsyncDisposable
{
    private readonly ApiAnswer _answer;
    private readonly Stream _body;
    private readonly IAsyncEnumerator<SseItem<ResponseStreamEvent?>> _frames;
    private bool _done;

    private ResponseEventReader(ApiAnswer answer, Stream body, CancellationToken cancellationToken)
    {
        _answer = answer;
        _body = body;
        _frames = SseParser.Create(body, Parse).EnumerateAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
    }

    public ApiAnswer Answer => _answer;

    public static async Task<ResponseEventReader> OpenAsync(ApiAnswer answer, CancellationToken cancellationToken)
    {
        try
        {
            return new(answer, await answer.OpenAsync().ConfigureAwait(false), cancellationToken);
        }
        catch
        {
            answer.Dispose();
            throw;
        }
    }

    /// <summary>The next event, null at the end of the connection.</summary>
    public async ValueTask<ResponseStreamEvent?> NextAsync()
    {
        // Frames without data are no events. Nothing follows [DONE], even if the connection stays open.
        while (!_done && await _frames.MoveNextAsync().ConfigureAwait(false))
        {
            if (_frames.Current.Data is ResponseStreamEvent next)
                return next;
        }
        return null;
    }

    public async ValueTask DisposeAsync()
    {
        await _frames.DisposeAsync().ConfigureAwait(false);
        _body.Dispose();
        _answer.Dispose();
    }

    private ResponseStreamEvent? Parse(string eventType, ReadOnlySpan<byte> data)
    {
        _done = data.SequenceEqual("[DONE]"u8);
        if (data.IsEmpty || _done)
            return null;
        try
        {
            var json = JsonText.Parse(data);
            if (json.ValueKind == JsonValueKind.Object)
                return ResponseStreamEvent.From(json, eventType);
        }
        catch (JsonException)
        {
            // Told below, with the text, which the parser's own message lacks.
        }
        string text = Encoding.UTF8.GetString(data.Slice(0, Math.Min(data.Length, ApiAnswer.ShownBytes)).ToArray());
        throw _answer.Protocol("holds an event that is not a JSON object", text, cutOff: true);
    }
}
