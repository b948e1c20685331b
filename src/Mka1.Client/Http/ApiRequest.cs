using System.Net.Http.Headers;
using System.Text;
using Mka1.Errors;
using Mka1.Json;

namespace Mka1.Http;

/// <summary>One call of the API, before it is put on the wire; it can be sent several times.</summary>
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

    /// <summary>The path below the server's address, with its ids escaped.</summary>
    public string Path { get; }

    public string Target => _query is null ? Path : Path + _query;

    /// <summary>Whether the request can be sent again although it may have been carried out.</summary>
    public bool IsIdempotent { get; }

    /// <summary>A whole address that takes the place of the path; null for a call of the API.</summary>
    public Uri? Link { get; private init; }

    /// <summary>Makes the body anew for each attempt; the timer is told of each sign of life.</summary>
    public Func<IdleTimer, HttpContent>? Content { get; private init; }

    public string Accept { get; init; } = "application/json";

    /// <summary>True for content that is taken as it is: no compression, so that lengths and ranges mean bytes of the file.</summary>
    public bool Verbatim { get; init; }

    public Action<HttpRequestHeaders>? Headers { get; init; }

    public static ApiRequest Get(string path) => new(HttpMethod.Get, path, idempotent: true);

    public static ApiRequest Get(string path, string accept) => new(HttpMethod.Get, path, idempotent: true) { Accept = accept };

    public static ApiRequest GetVerbatim(string path, Action<HttpRequestHeaders>? headers) =>
        new(HttpMethod.Get, path, idempotent: true) { Accept = "*/*", Verbatim = true, Headers = headers };

    /// <summary>Content behind a link that the server gave. Only the server itself gets the key with it.</summary>
    /// <exception cref="Mka1InputException">The link is neither https nor to this machine.</exception>
    public static ApiRequest GetVerbatim(Uri link, Action<HttpRequestHeaders>? headers)
    {
        if (link.Scheme != Uri.UriSchemeHttps && !(link.Scheme == Uri.UriSchemeHttp && link.IsLoopback))
            throw new Mka1InputException($"The link to {link.Host} is not encrypted, so it is not followed.");
        return new(HttpMethod.Get, link.AbsolutePath, idempotent: true) { Link = link, Accept = "*/*", Verbatim = true, Headers = headers };
    }

    public static ApiRequest Delete(string path) => new(HttpMethod.Delete, path, idempotent: true);

    public static ApiRequest Post(string path, bool idempotent, object? body, string accept = "application/json")
    {
        byte[]? utf8 = body is null ? null : JsonBody.ToUtf8(body);
        return new(HttpMethod.Post, path, idempotent)
        {
            Accept = accept,
            Content = utf8 is null ? null : _ => new ByteArrayContent(utf8) { Headers = { ContentType = new("application/json") } },
        };
    }

    public static ApiRequest Upload(string path, Func<IdleTimer, HttpContent> content) =>
        new(HttpMethod.Post, path, idempotent: false) { Content = content };

    /// <summary>Adds a query parameter unless its value is null. A name may come several times: the API does not say how it takes arrays.</summary>
    /// <exception cref="Mka1InputException">The value is none that an address can hold.</exception>
    public ApiRequest Query(string name, string? value)
    {
        if (value is not null)
        {
            if (value.Length > ObjectKind.LongestId)
                throw new Mka1InputException($"The value of '{name}' has {value.Length} characters, more than the {ObjectKind.LongestId} that an address may hold.");
            if (JsonText.HasUnpairedSurrogate(value))
                throw new Mka1InputException($"The value of '{name}' holds half a character, which no address can hold.");
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
}
