namespace Mka1.Http;

/// <summary>When a token expires, by the claims <c>iat</c> and <c>exp</c> of its JWT.</summary>
/// <param name="ExpiresAt">The time of expiry by the server's clock; null if the token has none, such as an API key.</param>
/// <param name="Total">The time from issue to expiry; an hour if the time of issue is unknown.</param>
internal readonly record struct TokenLifetime(DateTimeOffset? ExpiresAt, TimeSpan Total)
{
    private static readonly TimeSpan Unknown = TimeSpan.FromHours(1);

    public static TokenLifetime Read(string? token)
    {
        var claims = JwtPayload.Read(token);
        var expiresAt = JwtPayload.GetTime(claims, "exp");
        return new(expiresAt, expiresAt - JwtPayload.GetTime(claims, "iat") is { Ticks: > 0 } total ? total : Unknown);
    }

    /// <summary>Gets the time a part of the lifetime before expiry, but no longer before it than a limit.</summary>
    public DateTimeOffset? Before(double part, TimeSpan limit) => ExpiresAt - TimeSpan.FromTicks(Math.Min((long)(Total.Ticks * part), limit.Ticks));
}
