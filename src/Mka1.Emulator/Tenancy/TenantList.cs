using System.Collections.Concurrent;
using Mka1.Emulator.Gateway;

namespace Mka1.Emulator.Tenancy;

/// <summary>The tenants, and the authentication of requests.</summary>
internal sealed class TenantList(EmulatorOptions options)
{
    private const string Scheme = "Bearer ";
    private readonly ConcurrentDictionary<(string Key, string? OnBehalfOf), Tenant> _tenants = new();
    private readonly ConcurrentDictionary<string, Account> _accounts = new();

    public IEnumerable<Tenant> All => _tenants.Values;

    public string Authenticate(HttpContext context)
    {
        var header = context.Request.Headers.Authorization;
        if (header.Count != 1 || header[0]?.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) != true)
            throw new ApiException(401, "You did not provide an API key. Send it as 'Authorization: Bearer KEY'.");
        var key = header[0]![Scheme.Length..];
        if (key.Length == 0 || key.Contains(' ', StringComparison.Ordinal) || (options.Keys.Count > 0 && !options.Keys.Contains(key)))
            throw new ApiException(401, "Incorrect API key provided.", null, "invalid_api_key");
        return key;
    }

    public Tenant Find(HttpContext context, string key)
    {
        var header = context.Request.Headers["X-On-Behalf-Of"];
        var identity = header.Count == 0 ? null : header[0] ?? "";
        if (header.Count > 1 || identity is "*" || identity is { Length: 0 or > 150 } || identity?.Any(c => c is < ' ' or > '~') == true)
            throw ApiException.Invalid("Invalid 'X-On-Behalf-Of': must be 1 to 150 printable ASCII characters and not '*'.", "X-On-Behalf-Of");
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
