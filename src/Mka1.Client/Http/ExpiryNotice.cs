namespace Mka1.Http;

/// <summary>Tells an observer that the token of a client expires: once, a quarter of its lifetime before, but at most an hour.</summary>
internal sealed class ExpiryNotice
{
    private readonly object _lock = new();
    private string? _token;
    private DateTimeOffset? _expiresAt;
    private DateTimeOffset? _due;

    /// <param name="token">The token of the next attempt.</param>
    /// <param name="now">The time by the server's clock.</param>
    /// <param name="observer">The observer of the call.</param>
    public void Check(string token, DateTimeOffset now, ICallObserver observer)
    {
        lock (_lock)
        {
            if (token != _token)
            {
                var lifetime = TokenLifetime.Read(token);
                (_token, _expiresAt, _due) = (token, lifetime.ExpiresAt, lifetime.Before(0.25, TimeSpan.FromHours(1)));
            }
            if (_due <= now && observer.TokenExpires(_expiresAt!.Value, now))
                _due = null;
        }
    }
}
