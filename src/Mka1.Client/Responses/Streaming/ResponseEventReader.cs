using System.Text;
using System.Text.Json;
using Mka1.Http;
using Mka1.Json;

namespace Mka1.Responses.Streaming;

/// <summary>Reads the events of one connection.</summary>
internal sealed class ResponseEventReader : IDisposable
{
    private readonly ApiAnswer _answer;
    private readonly Stream _body;
    private readonly EventStreamReader _frames;
    private readonly CancellationToken _cancellationToken;
    private bool _done;

    private ResponseEventReader(ApiAnswer answer, Stream body, CancellationToken cancellationToken)
    {
        _answer = answer;
        _body = body;
        _frames = new EventStreamReader(body, answer.MaximumSize);
        _cancellationToken = cancellationToken;
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

    /// <summary>Reads the next event; null at the end of the connection.</summary>
    public async ValueTask<ResponseStreamEvent?> NextAsync()
    {
        // Events without data are skipped. Nothing follows [DONE], even if the connection stays open.
        while (!_done && await ReadFrameAsync().ConfigureAwait(false))
        {
            if (Parse(_frames.Data.Span) is ResponseStreamEvent next)
                return next;
        }
        return null;
    }

    public void Dispose()
    {
        _body.Dispose();
        _answer.Dispose();
    }

    private async ValueTask<bool> ReadFrameAsync()
    {
        try
        {
            return await _frames.ReadAsync(_cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidDataException)
        {
            throw _answer.CreateTooLargeException("has an event that is larger", GetExcerpt(_frames.Data.Span));
        }
    }

    private ResponseStreamEvent? Parse(ReadOnlySpan<byte> data)
    {
        _done = data.SequenceEqual("[DONE]"u8);
        if (data.IsEmpty && _frames.Name == "error")
            return ErrorEvent.FromMessage("The server gave no reason.");
        if (data.IsEmpty || _done)
            return null;
        string? text = null;
        try
        {
            var json = JsonText.Parse(data);
            if (json.ValueKind == JsonValueKind.Object)
                return ResponseStreamEvent.From(json, _frames.Name);
            text = JsonText.GetStringOrJson(json);
        }
        catch (JsonException)
        {
            // Reported below with the text, which the message of the parser lacks.
        }
        catch (Exception exception) when (JsonText.IsTooLarge(exception))
        {
            throw _answer.CreateProtocolException("has an event with too many or too long values", GetExcerpt(data));
        }
        if (_frames.Name == "error")
            return ErrorEvent.FromMessage(text ?? Encoding.UTF8.GetString(data.ToArray()));
        throw _answer.CreateProtocolException("has an event that is not a JSON object", GetExcerpt(data), isTruncated: true);
    }

    private static string GetExcerpt(ReadOnlySpan<byte> data) =>
        Encoding.UTF8.GetString(data.Slice(0, Math.Min(data.Length, ApiAnswer.ExcerptBytes)).ToArray());
}
