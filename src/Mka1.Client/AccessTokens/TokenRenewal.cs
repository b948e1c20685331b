using Mka1.Errors;
using Mka1.Http;
using Mka1.Languages;

namespace Mka1.AccessTokens;

/// <summary>
/// The access token of a client, which is exchanged for the key before the first call, again before it expires, and when the server
/// refuses it. Concurrent calls share one exchange.
/// </summary>
/// <param name="user">The end user of the tokens.</param>
/// <param name="exchange">Exchanges the key, observed by the observer of the call that needs the token.</param>
/// <param name="getNow">Gets the time by the server's clock.</param>
internal sealed class TokenRenewal(string user, Func<ICallObserver?, Task<string>> exchange, Func<DateTimeOffset> getNow)
{
    // A tenth of the lifetime before it expires, but no earlier than this.
    private static readonly TimeSpan LongestMargin = TimeSpan.FromMinutes(5);

    // An endpoint may answer 401 to every token. So after a renewal that did not help, there is none for this time.
    private static readonly TimeSpan RenewalPause = TimeSpan.FromSeconds(30);

    private readonly object _lock = new();
    private string? _token;
    private string? _previous;
    private bool _isRefused;
    private DateTimeOffset? _expiresAt;
    private DateTimeOffset? _renewAt;
    private DateTimeOffset? _keepUntil;
    private bool _isAccepted;
    private Task<string>? _pending;

    /// <summary>The present token and the one before it, which texts may contain; null if there is none.</summary>
    public (string? Token, string? Previous) Secrets
    {
        get
        {
            lock (_lock)
                return (_token, _previous);
        }
    }

    /// <summary>Gets the token, after an exchange if there is none or if it expires soon.</summary>
    /// <exception cref="Mka1Exception">The key cannot be exchanged.</exception>
    public async Task<string> GetAsync(ICallObserver? observer, CancellationToken cancellationToken)
    {
        Task<string> pending;
        lock (_lock)
        {
            if (_token is not null && !_isRefused && !(_renewAt <= getNow()))
                return _token;
            // Not cancelled with the call that starts it, because others wait for it, too.
            pending = _pending ??= Task.Run(() => RenewAsync(observer), CancellationToken.None);
        }
        var cancelled = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using (cancellationToken.Register(() => cancelled.TrySetResult(true)))
            await Task.WhenAny(pending, cancelled.Task).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return await pending.ConfigureAwait(false);
    }

    /// <summary>Notes that the server accepted a token.</summary>
    public void Accept(string token)
    {
        lock (_lock)
            _isAccepted |= token == _token;
    }

    /// <summary>Discards a token that the server refused.</summary>
    /// <param name="token">The token.</param>
    /// <param name="isRenewed">Whether it was already sent instead of another one that the server refused.</param>
    /// <returns>True if the call can be sent again with another token. A new token that was never accepted is not renewed.</returns>
    public bool Reject(string token, bool isRenewed)
    {
        lock (_lock)
        {
            var now = getNow();
            if (isRenewed)
            {
                _keepUntil = now + RenewalPause;
                return false;
            }
            if (token != _token || _isRefused)
                return true;
            if (!(_expiresAt <= now) && (!_isAccepted || now < _keepUntil))
                return false;
            _isRefused = true;
            return true;
        }
    }

    private async Task<string> RenewAsync(ICallObserver? observer)
    {
        try
        {
            string token = await exchange(observer).ConfigureAwait(false);
            var lifetime = TokenLifetime.Read(token);
            lock (_lock)
            {
                (_previous, _token) = (_token, token);
                (_expiresAt, _renewAt, _isAccepted, _isRefused) = (lifetime.ExpiresAt, lifetime.Before(0.1, LongestMargin), false, false);
            }
            return token;
        }
        catch (Mka1Exception failure) when (failure is not Mka1InputException)
        {
            lock (_lock)
            {
                // The present token is still valid: try again after half of the time that is left.
                if (!_isRefused && _expiresAt - getNow() is { Ticks: > 0 } left)
                {
                    _renewAt = _expiresAt - TimeSpan.FromTicks(left.Ticks / 2);
                    return _token!;
                }
            }
            throw failure.WhileExchanging(Messages.Get("ExchangeFailed", user, failure.Text));
        }
        finally
        {
            lock (_lock)
                _pending = null;
        }
    }
}
