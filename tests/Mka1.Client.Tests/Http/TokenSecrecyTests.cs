using System.Text;
using Mka1.Client.Tests.Wire;
using Mka1.Errors;

namespace Mka1.Client.Tests.Http;

/// <summary>Servers that say back what they were sent, in all places where they can.</summary>
public sealed class TokenSecrecyTests
{
    // Characters that JSON, HTML and addresses write in other ways.
    private const string Key = "mk-secret/4b1f+7e0a=9c";

    // As long as a JWT: longer than what an excerpt shows.
    private static readonly string Jwt = "eyJ" + string.Concat(Enumerable.Range(0, 300).Select(i => $"{i:x4}-"));

    public static TheoryData<string> Places =>
    [
        "error", "error code", "error html", "error escaped", "error unicode", "error percent", "reason", "id", "location", "content type", "header line", "status line",
        "html", "json", "cut off", "half", "list", "stream event", "stream error", "stream html", "no answer",
    ];

    [Theory]
    [MemberData(nameof(Places))]
    public Task A_key_is_in_no_message(string place) => IsKeptAsync(Key, place);

    [Theory]
    [MemberData(nameof(Places))]
    public Task A_long_token_is_in_no_message_not_even_its_beginning(string place) => IsKeptAsync(Jwt, place);

    [Theory]
    [MemberData(nameof(Places))]
    // The shortest that is a secret, with nothing around it that would make it a word.
    public Task A_key_of_eight_characters_is_in_no_message(string place) => IsKeptAsync("Xq7+/Zk9", place);

    [Theory]
    [InlineData("s")]
    [InlineData("e")]
    [InlineData("1")]
    [InlineData("401")]
    [InlineData("null")]
    [InlineData("error")]
    [InlineData("message")]
    [InlineData(":")]
    [InlineData("says")]
    public async Task A_key_too_short_to_be_secret_leaves_messages_readable(string token)
    {
        await using var server = new WireServer(
            WireAnswer.Json("""{"error":{"message":"the server says it is sealed","type":"sealed","code":null,"param":"seal"}}""", 401, "X-Request-ID: a1-s401#10"));
        using var client = server.Connect(token);
        var error = await Assert.ThrowsAsync<Mka1ApiException>(() => client.Responses.GetAsync(Sample.ResponseId));
        string says = token == "says" ? "[redacted]" : "says";
        Assert.Equal($"The server answered 401 Words: the server {says} it is sealed (request id a1-s401#10)", error.Message);
        Assert.Equal(("sealed", null, "seal"), (error.Type, error.Code, error.Param));
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("a-b/c")]
    public async Task A_short_key_goes_as_a_word(string token)
    {
        await using var server = new WireServer((request, _) => WireAnswer.Json(
            $$$"""{"error":{"message":"not '{{{request["Authorization"]}}}', xabc, {{{token.ToUpperInvariant()}}}","code":"{{{token}}}"}}""", 401, $"X-Request-ID: {token}"));
        using var client = server.Connect(token);
        var error = await Assert.ThrowsAsync<Mka1ApiException>(() => client.Responses.GetAsync(Sample.ResponseId));
        Assert.Equal($"not 'Bearer [redacted]', xabc, {token.ToUpperInvariant()}", error.ServerMessage);
        Assert.Equal(("[redacted]", "[redacted]"), (error.Code, error.RequestId));
        Assert.DoesNotMatch($@"\b{token}\b", error.ResponseBody);
    }

    [Fact]
    public async Task A_short_key_does_not_spoil_an_answer_that_succeeds()
    {
        await using var server = new WireServer(WireAnswer.Json(Sample.Response(), 200, "X-Request-ID: request-1"));
        using var client = server.Connect("e");
        var response = await client.Responses.GetAsync(Sample.ResponseId);
        Assert.Equal(Sample.ResponseId, response.Id);
        Assert.Equal("request-1", Assert.Single(server.Log.Snapshot()).RequestId);
    }

    private static async Task IsKeptAsync(string token, string place)
    {
        await using var server = new WireServer((request, _) => Echo(request["Authorization"]!, place));
        using var client = server.Connect(token);
        var recorder = new CallRecorder();
        var responses = client.For("u1", recorder).Responses;
        var error = await Assert.ThrowsAnyAsync<Mka1Exception>(async () =>
        {
            if (place.StartsWith("stream", StringComparison.Ordinal))
                await responses.StreamAsync(Sample.ResponseId).ToListAsync();
            else if (place == "list")
                await responses.ListAsync().ToListAsync();
            else
                await responses.GetAsync(Sample.ResponseId);
        });

        string shown = string.Join("\n",
        [
            .. Texts(error), error.RequestId,
            .. recorder.Over.SelectMany(attempt => new[] { attempt.RequestId, attempt.Uri.ToString(), attempt.Error?.ToString() }),
            .. server.Log.Snapshot().SelectMany(entry => new[] { entry.Error, entry.RequestId, entry.Path }),
        ]);
        // Neither it nor a part of it that is worth anything, nor another way of writing it.
        string plain = System.Net.WebUtility.HtmlDecode(Uri.UnescapeDataString(shown)).Replace("\\/", "/", StringComparison.Ordinal)
            .Replace("\\u002b", "+", StringComparison.OrdinalIgnoreCase).Replace("\\u002d", "-", StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(token[..Math.Min(12, token.Length)], plain, StringComparison.Ordinal);
        Assert.DoesNotContain(token[^8..], plain, StringComparison.Ordinal);
    }

    private static IEnumerable<string?> Texts(Exception error)
    {
        yield return error.ToString();
        for (Exception? each = error; each is not null; each = each.InnerException)
            yield return each.Message;
        if (error is Mka1ApiException api)
        {
            yield return string.Join("\n", api.ServerMessage, api.ResponseBody, api.Code, api.Type, api.Param);
        }
        else if (error is Mka1ProtocolException protocol)
        {
            yield return protocol.Excerpt;
        }
    }

    private static WireAnswer Echo(string sent, string place) => place switch
    {
        "error" => WireAnswer.Json($$$"""{"error":{"message":"Bad header '{{{sent}}}'"}}""", 401),
        "error code" => WireAnswer.Json($$$"""{"error":{"message":"m","code":"{{{sent}}}","type":"{{{sent}}}","param":"{{{sent}}}"}}""", 401),
        "error html" => Page(403, $"<p>{sent}</p><p>{sent.Replace("/", "&#47;", StringComparison.Ordinal).Replace("+", "&#x2B;", StringComparison.Ordinal)}</p>"),
        "error escaped" => WireAnswer.Json($$$"""{"error":{"message":"Bad header '{{{sent.Replace("/", "\\/", StringComparison.Ordinal).Replace("+", "\\u002b", StringComparison.Ordinal)}}}'"}}""", 401),
        "error unicode" => WireAnswer.Json($$$"""{"error":{"message":"Bad header '{{{sent.Replace("-", "\\u002D", StringComparison.Ordinal)}}}'"}}""", 401),
        "error percent" => WireAnswer.Json($$$"""{"error":"see /login?from={{{Uri.EscapeDataString(sent)}}}"}""", 401),
        "reason" => WireAnswer.Raw($"HTTP/1.1 401 Bad {sent}\r\nContent-Length: 0\r\n\r\n"),
        "id" => WireAnswer.Error(401, $"X-Request-ID: {sent}"),
        "location" => WireAnswer.Of(302, null, [], $"Location: /login?from={Uri.EscapeDataString(sent)}&{sent.Replace(" ", "+", StringComparison.Ordinal)}"),
        "content type" => WireAnswer.Of(200, $"text/{sent.Split(' ')[1].Replace("/", string.Empty, StringComparison.Ordinal)}", "x"u8.ToArray()),
        "header line" => WireAnswer.Raw($"HTTP/1.1 200 OK\r\n{sent}\r\n\r\n"),
        "status line" => WireAnswer.Raw($"{sent}\r\n\r\n"),
        "html" => Page(200, $"<p>{sent}</p> {new string('x', 170)} {sent}"),
        "json" => WireAnswer.Json($$"""{"a":"{{sent}}"}"""),
        "cut off" => WireAnswer.Raw($"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n{{\"a\":\"{sent}\"").Drop(),
        // The token itself is cut.
        "half" => WireAnswer.Raw($"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n{{\"a\":\"{sent[..^1]}").Drop(),
        "list" => WireAnswer.Json($$"""{"data":[{"a":"{{sent}}"}]}"""),
        "stream event" => WireAnswer.Events($"data: {sent}\n\n"),
        "stream error" => WireAnswer.Events($$"""data: {"type":"error","code":"{{sent}}","message":"Bad {{sent}}","param":"{{sent}}"}""" + "\n\n"),
        "stream html" => Page(200, $"<p>{sent}</p>"),
        "no answer" => WireAnswer.Nothing,
        _ => throw new ArgumentException(place, nameof(place)),
    };

    private static WireAnswer Page(int status, string html) => WireAnswer.Of(status, "text/html", Encoding.UTF8.GetBytes(html));

    [Fact]
    public void Text_is_told_although_the_token_cannot_be_had()
    {
        using var client = new Mka1Client(new() { Token = static _ => throw new InvalidTimeZoneException() });
        Assert.Equal("text", client.Redact("text"));
    }
}
