using Mka1.Errors;
using Mka1.Http;
using Mka1.Json;

namespace Mka1.Requests;

/// <summary>Any request to the server of a connection.</summary>
public sealed record ServerRequest
{
    // The connection owns the first two, HTTP the others.
    private static readonly HashSet<string> OwnedHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "Authorization", OnBehalfOfIdentity.HeaderName, "Host", "Content-Length", "Transfer-Encoding", "Connection", "Expect",
    };

    /// <summary>The HTTP method, such as <c>GET</c>.</summary>
    public string Method { get; init; } = "GET";

    /// <summary>The path below the server's address with its query, such as <c>/api/v1/llm/models</c>, or an address of the server itself.</summary>
    public string Path { get; init; } = string.Empty;

    /// <summary>Further parameters of the query; a name may occur several times.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Query { get; init; } = [];

    /// <summary>Further headers, other than those of the key and the identity.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The content; null for none.</summary>
    public ServerContent? Content { get; init; }

    /// <summary>Validates the request before anything is sent.</summary>
    /// <param name="server">The server's address.</param>
    /// <exception cref="Mka1InputException">The method, path, a header or a combination of them is invalid, or the path leads to another server.</exception>
    public void Check(Uri server)
    {
        _ = GetMethod();
        _ = GetPath(server ?? throw new ArgumentNullException(nameof(server)));
        foreach (var pair in Query)
            ApiRequest.CheckQueryValue(pair.Key, pair.Value);
        foreach (var header in Headers)
            CheckHeader(header.Key, header.Value);
    }

    /// <summary>Gets the path and the whole query of the request, below the server's address.</summary>
    /// <param name="server">The server's address.</param>
    /// <returns>The path and the query, escaped.</returns>
    /// <exception cref="Mka1InputException">The path is invalid or leads to another server.</exception>
    public string GetTarget(Uri server)
    {
        string target = GetPath(server ?? throw new ArgumentNullException(nameof(server)));
        char separator = target.Contains('?') ? '&' : '?';
        foreach (var pair in Query)
        {
            target += $"{separator}{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}";
            separator = '&';
        }
        return target;
    }

    /// <summary>Escapes a value for a segment of a path.</summary>
    /// <param name="name">The name of the value in error messages.</param>
    /// <param name="value">The value.</param>
    /// <returns>The segment.</returns>
    /// <exception cref="Mka1InputException">An address cannot contain the value, or it would lead to another path.</exception>
    public static string EscapeSegment(string name, string value)
    {
        ApiRequest.CheckQueryValue(name, value ?? throw new ArgumentNullException(nameof(value)));
        // Dots are not escaped, and dot segments would change the path.
        return value is "." or ".." ? throw new Mka1InputException($"The value of '{name}' is a dot segment, which would lead to another path.") : Uri.EscapeDataString(value);
    }

    /// <summary>Moves the query of the path to <see cref="Query"/>, so that parameters can be replaced.</summary>
    internal ServerRequest SplitPath()
    {
        string[] parts = Path.Split(['?'], 2);
        if (parts.Length == 1)
            return this;
        var pairs = parts[1].Split(['&'], StringSplitOptions.RemoveEmptyEntries).Select(static pair => pair.Split(['='], 2))
            .Select(static pair => new KeyValuePair<string, string>(Uri.UnescapeDataString(pair[0]), pair.Length > 1 ? Uri.UnescapeDataString(pair[1]) : string.Empty));
        return this with { Path = parts[0], Query = [.. pairs, .. Query] };
    }

    internal ApiRequest ToApiRequest(Uri server, string accept = "application/json", bool verbatim = false)
    {
        Check(server);
        return ApiRequest.Create(
            GetMethod(),
            GetTarget(server),
            Content is null ? null : timer => Content.Create(timer),
            Headers.FirstOrDefault(static header => IsAccept(header.Key)).Value ?? accept,
            verbatim,
            own =>
            {
                foreach (var header in Headers.Where(static header => !IsAccept(header.Key)))
                    own.TryAddWithoutValidation(header.Key, header.Value);
            });
    }

    private static bool IsAccept(string header) => header.Equals("Accept", StringComparison.OrdinalIgnoreCase);

    private HttpMethod GetMethod()
    {
        string method = (Method ?? string.Empty).ToUpperInvariant();
        if (method.Length == 0 || !method.All(static c => c is >= 'A' and <= 'Z'))
            throw new Mka1InputException($"'{Method}' is not an HTTP method. Give one such as GET, POST, PUT, PATCH or DELETE.");
        if (method is "CONNECT" or "TRACE")
            throw new Mka1InputException($"The method {method} is for proxies and diagnostics. Give one such as GET, POST, PUT, PATCH or DELETE.");
        if (Content is not null && (method is "GET" or "HEAD"))
            throw new Mka1InputException($"A {method} request has no content. Use another method, or put the values into the query.");
        return new HttpMethod(method);
    }

    private string GetPath(Uri server)
    {
        string path = Path;
        if (string.IsNullOrWhiteSpace(path))
            throw new Mka1InputException("The path of the request must not be empty. Give one such as /api/v1/llm/models.");
        if (path[0] != '/' && path.Contains("://"))
            path = RemoveServer(path, server);
        if (path[0] != '/')
            throw new Mka1InputException($"The path '{path}' must begin with a slash, such as /api/v1/llm/models.");
        if (path.Length > ObjectKind.MaximumIdLength)
            throw new Mka1InputException($"The path has {path.Length} characters; the maximum is {ObjectKind.MaximumIdLength}.");
        if (path.Any(static c => c is '\\' or '#' || char.IsControl(c) || char.IsWhiteSpace(c)) || JsonText.HasUnpairedSurrogate(path))
            throw new Mka1InputException($"The path '{path}' contains a character that an address cannot contain. Escape it: [uri]::EscapeDataString().");
        // The framework removes dot segments, also escaped ones, which would lead to another path.
        string[] segments = path.Split('?')[0].Split('/');
        if (segments.Any(static segment => Uri.UnescapeDataString(segment) is "." or ".."))
            throw new Mka1InputException($"The path '{path}' contains a dot segment. Give the path that is meant.");
        return path;
    }

    // An address that the server returned, such as a link to a next page, is accepted if it leads to the server itself.
    private static string RemoveServer(string address, Uri server)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri)
            || Uri.Compare(uri, server, UriComponents.SchemeAndServer | UriComponents.UserInfo, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) != 0)
        {
            // Without user name and password.
            string other = uri is null ? "an invalid address" : $"{uri.Scheme}://{uri.Authority}";
            throw new Mka1InputException($"The path leads to {other} instead of the server {server}, to which alone the key is sent. Give a path of it, or connect to the other server.");
        }
        // The text rather than the address, which has no dot segments any more.
        int start = address.IndexOf('/', address.IndexOf("://", StringComparison.Ordinal) + 3);
        string path = start < 0 ? "/" : address.Substring(start);
        string root = server.AbsolutePath.TrimEnd('/');
        return path.StartsWith(root + "/", StringComparison.Ordinal) ? path.Substring(root.Length)
            : throw new Mka1InputException($"The path does not lead below the address of the server {server}.");
    }

    private static void CheckHeader(string name, string value)
    {
        if (string.IsNullOrEmpty(name) || !name.All(static c => c is > ' ' and <= '~' and not (':' or '(' or ')' or ',' or ';' or '<' or '>' or '=' or '@' or '[' or ']' or '{' or '}' or '"' or '/' or '\\' or '?')))
            throw new Mka1InputException($"'{name}' is not the name of a header.");
        if (OwnedHeaders.Contains(name))
        {
            throw new Mka1InputException(name.Equals("Authorization", StringComparison.OrdinalIgnoreCase) || name.Equals(OnBehalfOfIdentity.HeaderName, StringComparison.OrdinalIgnoreCase)
                ? $"The header {name} belongs to the connection. Choose the key by the connection and the identity by on-behalf-of."
                : $"The header {name} is set by HTTP. Leave it out.");
        }
        if (name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase))
            throw new Mka1InputException($"The header {name} describes the content. Give the content type with the content.");
        if (value is null || value.Any(static c => c is < ' ' and not '\t' or > '~'))
            throw new Mka1InputException($"The value of the header {name} must be printable ASCII text.");
    }
}
