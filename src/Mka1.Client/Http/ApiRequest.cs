using System.Net.Http.Headers;
using System.Text;
using Mka1.Errors;
using Mka1.Json;

namespace Mka1.Http;

/// <summary>A request to the API, which can be sent several times.</summary>
internal sealed class ApiRequest
{
    private StringBuilder? _query;

    private ApiRequest(HttpMethod method, string path, bool idempotent)
    {
        Method = method;
        Path = path;
        IsIdempotent = idempotent;
    }

    public HttpMethod Method { get; }

    /// <summary>The path below the server's address, with escaped ids.</summary>
    public string Path { get; }

    public string Target => _query is null ? Path : Path + _query;

    /// <summary>Whether the request can be retried although the server may have carried it out.</summary>
    public bool IsIdempotent { get; }

    /// <summary>An absolute address that replaces the path; null for a call of the API.</summary>
    public Uri? Link { get; private init; }

    /// <summary>Creates the body for each attempt; the body restarts the timer as it makes progress.</summary>
    public Func<IdleTimer, HttpContent>? Content { get; private init; }

    public string Accept { get; init; } = "application/json";

    /// <summary>What of the body no message or log may contain: a server may return what it was sent.</summary>
    public IReadOnlyList<string> Secrets { get; private set; } = [];

    /// <summary>True if errors must not quote the answer, because it contains a secret.</summary>
    public bool IsAnswerSecret { get; private set; }

    /// <summary>The time that the server may need for the answer, if it is longer than the timeout of the client.</summary>
    public TimeSpan MinimumTimeout { get; private set; }

    /// <summary>True for content that is not decompressed, so that lengths and ranges are bytes of the file.</summary>
    public bool Verbatim { get; private set; }

    public Action<HttpRequestHeaders>? Headers { get; init; }

    /// <summary>True for the exchange of the key for an access token, which sends the key.</summary>
    public bool IsTokenExchange { get; private init; }

    public static ApiRequest Get(string path) => new(HttpMethod.Get, path, idempotent: true);

    public static ApiRequest Get(string path, string accept) => new(HttpMethod.Get, path, idempotent: true) { Accept = accept };

    public static ApiRequest GetVerbatim(string path, Action<HttpRequestHeaders>? headers) =>
        new(HttpMethod.Get, path, idempotent: true) { Accept = "*/*", Verbatim = true, Headers = headers };

    /// <summary>Gets content from a link that the server sent. The key is sent only if the link leads to the server itself.</summary>
    /// <exception cref="Mka1InputException">The link uses neither https nor a loopback address.</exception>
    public static ApiRequest GetVerbatim(Uri link, Action<HttpRequestHeaders>? headers)
    {
        if (link.Scheme != Uri.UriSchemeHttps && !(link.Scheme == Uri.UriSchemeHttp && link.IsLoopback))
            throw new Mka1InputException($"The link to {link.Host} does not use https, so it is not followed.");
        return new(HttpMethod.Get, link.AbsolutePath, idempotent: true) { Link = link, Accept = "*/*", Verbatim = true, Headers = headers };
    }

    public static ApiRequest Delete(string path, object? body = null) =>
        new(HttpMethod.Delete, path, idempotent: true) { Content = CreateContent(body) };

    public static ApiRequest Post(string path, bool idempotent, object? body, string accept = "application/json") =>
        new(HttpMethod.Post, path, idempotent) { Accept = accept, Content = CreateContent(body) };

    public static ApiRequest ExchangeToken(string path, object body) =>
        new(HttpMethod.Post, path, idempotent: true) { Content = CreateContent(body), IsTokenExchange = true, IsAnswerSecret = true };

    /// <summary>Creates a request that replaces content, which is idempotent.</summary>
    public static ApiRequest Put(string path, Func<IdleTimer, HttpContent> content) => new(HttpMethod.Put, path, idempotent: true) { Content = content };

    /// <summary>Creates a request that replaces something, which is idempotent.</summary>
    public static ApiRequest Put(string path, object body) => new(HttpMethod.Put, path, idempotent: true) { Content = CreateContent(body) };

    public static ApiRequest Upload(string path, Func<IdleTimer, HttpContent> content, bool idempotent = false) =>
        new(HttpMethod.Post, path, idempotent) { Content = content };

    /// <summary>Creates a request of any method. It is idempotent by the definition of its method in HTTP.</summary>
    public static ApiRequest Create(
        HttpMethod method, string target, Func<IdleTimer, HttpContent>? content, string accept, bool verbatim, Action<HttpRequestHeaders> headers) =>
        new(method, target, idempotent: method.Method is "GET" or "HEAD" or "PUT" or "DELETE" or "OPTIONS")
        {
            Content = content,
            Accept = accept,
            Verbatim = verbatim,
            Headers = headers,
        };

    /// <exception cref="Mka1InputException">The value is too long for an address or contains an unpaired surrogate.</exception>
    public static void CheckQueryValue(string name, string value)
    {
        if (value.Length > ObjectKind.MaximumIdLength)
            throw new Mka1InputException($"The value of '{name}' has {value.Length} characters; the maximum in an address is {ObjectKind.MaximumIdLength}.");
        if (JsonText.HasUnpairedSurrogate(value) || JsonText.HasUnpairedSurrogate(name))
            throw new Mka1InputException($"The value of '{name}' contains an unpaired surrogate, which an address cannot contain.");
    }

    /// <summary>Names a secret of the request, which no message or log may contain; null for none.</summary>
    public ApiRequest Hide(string? secret) => Hide([secret]);

    /// <summary>Names secrets of the request, which no message or log may contain; null or empty ones are none.</summary>
    public ApiRequest Hide(IEnumerable<string?>? secrets)
    {
        Secrets = [.. Secrets, .. (secrets ?? []).Where(static secret => !string.IsNullOrEmpty(secret))!];
        return this;
    }

    /// <summary>Keeps the answer out of errors, because it contains a secret.</summary>
    public ApiRequest HideAnswer()
    {
        IsAnswerSecret = true;
        return this;
    }

    /// <summary>Reads the answer as content that is not decompressed.</summary>
    public ApiRequest ReadVerbatim()
    {
        Verbatim = true;
        return this;
    }

    /// <summary>Waits at least this long for the answer.</summary>
    public ApiRequest AllowTime(TimeSpan time)
    {
        MinimumTimeout = time;
        return this;
    }

    /// <summary>Adds a query parameter unless its value is null. A name may occur several times: the API does not document its format for arrays.</summary>
    /// <exception cref="Mka1InputException">The value is too long for an address or contains an unpaired surrogate.</exception>
    public ApiRequest Query(string name, string? value)
    {
        if (value is not null)
        {
            CheckQueryValue(name, value);
            _query = (_query ?? new StringBuilder()).Append(_query is null ? '?' : '&')
                .Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }
        return this;
    }

    public ApiRequest Query(string name, long? value) =>
        Query(name, value?.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public ApiRequest Query(string name, bool? value) => Query(name, value is bool flag ? flag ? "true" : "false" : null);

    public ApiRequest Query(string name, IEnumerable<string>? values)
    {
        foreach (string value in values ?? [])
            Query(name, value);
        return this;
    }

    private static Func<IdleTimer, HttpContent>? CreateContent(object? body)
    {
        byte[]? utf8 = body is null ? null : JsonBody.ToUtf8(body);
        return utf8 is null ? null : _ => new ByteArrayContent(utf8) { Headers = { ContentType = new("application/json") } };
    }
}
