using Mka1.Errors;
using Mka1.Json;

namespace Mka1.McpCredentials;

/// <summary>The members of a new credential of an MCP server; null for those that are not sent.</summary>
public sealed record McpCredentialOptions : IOptions
{
    private const int LongestSecret = 8192;

    /// <summary>The name, of 1 to 255 characters.</summary>
    public string? Name { get; init; }

    /// <summary>How the credential is sent, see <see cref="McpAuthType"/>; null to let the server decide by what is given.</summary>
    public string? AuthType { get; init; }

    /// <summary>The token, of 1 to 8,192 characters.</summary>
    public string? BearerToken { get; init; }

    /// <summary>The value of the header Authorization, of 1 to 8,192 characters.</summary>
    public string? Authorization { get; init; }

    /// <summary>The values of headers by their names.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>When the credential expires.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    // What of it is secret, also without the scheme before it.
    internal IReadOnlyList<string> Secrets =>
        [.. new[] { BearerToken, Authorization }.Concat(Headers?.Values ?? []).OfType<string>().SelectMany(static secret => new[] { secret, secret.Split(' ').Last() }).Where(static secret => secret.Length > 0).Distinct()];

    /// <inheritdoc/>
    public void Check()
    {
        TextLimits.Check("The name of an MCP credential", Name, 1, 255);
        TextLimits.Check("The bearer token of an MCP credential", BearerToken, 1, LongestSecret);
        TextLimits.Check("The authorization of an MCP credential", Authorization, 1, LongestSecret);
        if (Headers is { Count: 0 } || Headers?.Any(static header => header.Key.Length == 0 || header.Value.Length == 0) == true)
            throw new Mka1InputException("Each header of an MCP credential must have a name and a value.");
        string? type = AuthType?.ToLowerInvariant();
        string[] given =
        [
            .. new[] { (McpAuthType.Bearer, (object?)BearerToken), (McpAuthType.Authorization, Authorization), (McpAuthType.Headers, Headers) }
                .Where(static secret => secret.Item2 is not null).Select(static secret => secret.Item1),
        ];
        if (given.Length > 1)
            throw new Mka1InputException($"An MCP credential has a bearer token, an authorization or headers; this has {string.Join(" and ", given)}.");
        if (given.Length == 0 && type != McpAuthType.None)
            throw new Mka1InputException($"An MCP credential needs a bearer token, an authorization, headers, or the type '{McpAuthType.None}'.");
        if (type is not null && type != (given.Length == 0 ? McpAuthType.None : given[0]))
            throw new Mka1InputException($"The type of this MCP credential is '{AuthType}', but it has {(given.Length == 0 ? "no secret" : given[0])}.");
    }

    /// <summary>Returns the name of the type: the members are secret.</summary>
    public override string ToString() => nameof(McpCredentialOptions);

    internal Dictionary<string, object?> ToBody()
    {
        Check();
        return JsonBody.CreateMembers(
            ("name", Name), ("auth_type", AuthType?.ToLowerInvariant()), ("bearer_token", BearerToken), ("authorization", Authorization), ("headers", Headers), ("expires_at", ExpiresAt));
    }
}
