using System.Globalization;
using System.Text;

namespace Mka1.Client.Tests.Wire;

/// <summary>An answer, byte for byte, and what becomes of the connection after it.</summary>
internal sealed class WireAnswer
{
    private readonly List<object> _steps = [];

    private WireAnswer()
    {
    }

    internal enum Ending
    {
        KeepAlive,
        Close,
        Reset,
        Silence,
    }

    /// <summary>The connection is reset before a byte is answered.</summary>
    public static WireAnswer Nothing => new() { End = Ending.Reset };

    /// <summary>Not a byte comes, for as long as the client waits.</summary>
    public static WireAnswer Silence => new() { End = Ending.Silence };

    /// <summary>Bytes and the tasks to wait for between them.</summary>
    public IReadOnlyList<object> Steps => _steps;

    public Ending End { get; private set; }

    public static WireAnswer Json(string body, int status = 200, params string[] headers) =>
        Of(status, "application/json", Encoding.UTF8.GetBytes(body), headers);

    public static WireAnswer Error(int status, params string[] headers) =>
        Json($$$"""{"error":{"message":"the server says {{{status}}}","type":"t","param":null,"code":"c"}}""", status, headers);

    public static WireAnswer Of(int status, string? contentType, byte[] body, params string[] headers) =>
        Raw($"HTTP/1.1 {status} Words\r\n")
            .Then(contentType is null ? string.Empty : $"Content-Type: {contentType}\r\n")
            .Then(string.Concat(headers.Select(header => header + "\r\n")))
            .Then($"Content-Length: {body.Length}\r\n\r\n")
            .Then(body);

    /// <summary>The head of an answer whose body, in chunks, is still to come.</summary>
    public static WireAnswer Chunked(string contentType, params string[] headers) =>
        Raw($"HTTP/1.1 200 OK\r\nContent-Type: {contentType}\r\nTransfer-Encoding: chunked\r\n{string.Concat(headers.Select(header => header + "\r\n"))}\r\n");

    /// <summary>A stream of events that ends in good order.</summary>
    public static WireAnswer Events(params string[] frames) => OpenEvents(frames).LastChunk();

    /// <summary>A stream of events that has not ended yet.</summary>
    public static WireAnswer OpenEvents(params string[] frames)
    {
        var answer = Chunked("text/event-stream");
        foreach (string frame in frames.Where(frame => frame.Length > 0))
            answer.Chunk(frame);
        return answer;
    }

    public static WireAnswer Raw(string text) => new WireAnswer().Then(text);

    public WireAnswer Then(string text) => Then(Encoding.UTF8.GetBytes(text));

    public WireAnswer Then(byte[] bytes)
    {
        if (bytes.Length > 0)
            _steps.Add(bytes);
        return this;
    }

    /// <summary>All of another answer.</summary>
    public WireAnswer Then(WireAnswer other)
    {
        _steps.AddRange(other._steps);
        End = other.End;
        return this;
    }

    public WireAnswer Chunk(string text) => Chunk(Encoding.UTF8.GetBytes(text));

    public WireAnswer Chunk(byte[] bytes) =>
        Then(bytes.Length.ToString("x", CultureInfo.InvariantCulture) + "\r\n").Then(bytes).Then("\r\n");

    public WireAnswer LastChunk() => Then("0\r\n\r\n");

    /// <summary>Waits for a task that is begun when it comes to that.</summary>
    public WireAnswer WaitFor(Lazy<Task> signal)
    {
        _steps.Add(signal);
        return this;
    }

    public WireAnswer WaitFor(Task signal)
    {
        _steps.Add(signal);
        return this;
    }

    /// <summary>The connection ends after the bytes, whatever they promised.</summary>
    public WireAnswer Drop()
    {
        End = Ending.Close;
        return this;
    }

    /// <summary>Nothing more comes, for as long as the client waits.</summary>
    public WireAnswer ThenSilence()
    {
        End = Ending.Silence;
        return this;
    }
}
