using System.Collections.Concurrent;
using Mka1.Emulator.AccessTokens;
using Mka1.Emulator.Gateway;

namespace Mka1.Emulator.Tenancy;

/// <summary>The tenants, and the authentication of requests.</summary>
internal sealed class TenantList(EmulatorOptions options, IssuedTokens tokens)
{
    private const string Scheme = "Bearer ";
    private readonly ConcurrentDictionary<(string Key, string? OnBehalfOf), Tenant> _tenants = new();
    private readonly ConcurrentDictionary<string, Account> _accounts = new();

    public IEnumerable<Tenant> All => _tenants.Values;

    public static bool IsIdentity(string text) => text.Length is > 0 and <= 150 && text != "*" && !text.Any(static c => c is < ' ' or > '~');

    public Caller Authenticate(HttpContext context)
    {
        var header = context.Request.Headers.Authorization;
        if (header.Count != 1 || header[0]?.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) != true)
            throw new ApiException(401, "You did not provide an API key. Send it as 'Authorization: Bearer KEY'.");
        var key = header[0]![Scheme.Length..];
        if (tokens.Find(key) is { } token)
        {
            TokenPermissions.Check(context.Request, token);
            return new Caller(token.Key, token);
        }
        if (key.Length == 0 || key.Contains(' ', StringComparison.Ordinal) || (options.Keys.Count > 0 && !options.Keys.Contains(key)))
            throw new ApiException(401, "Incorrect API key provided.", null, "invalid_api_key");
        return new Caller(key, null);
    }

    public Tenant Find(HttpContext context, Caller caller)
    {
        var header = context.Request.Headers["X-On-Behalf-Of"];
        var identity = header.Count == 0 ? null : header[0] ?? "";
        if (header.Count > 1 || (identity is not null && !IsIdentity(identity)))
            throw ApiException.Invalid("Invalid 'X-On-Behalf-Of': must be 1 to 150 printable ASCII characters and not '*'.", "X-On-Behalf-Of");
        // The end user of an access token cannot act for another one.
        if (caller.Token is { } token && (identity ??= token.User) != token.User)
            throw new ApiException(403, "The access token is for another end user than 'X-On-Behalf-Of'.", "X-On-Behalf-Of", "permission_denied");
        var key = caller.Key;
        var account = _accounts.GetOrAdd(key, static key => new Account(key));
        lock (account)
        {
            if (_tenants.TryGetValue((key, identity), out var tenant))
                return tenant;
            tenant = new Tenant(KeyMask.MaskKey(key) + (identity is null ? "" : " for " + identity), account, identity, options.StrictCursors);
            account.Tenants.Enqueue(tenant);
            return _tenants[(key, identity)] = tenant;
        }
    }
}
