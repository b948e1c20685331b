using System.Diagnostics;
using System.Net.Http.Headers;
using Mka1.AccessTokens;
using Mka1.Errors;
using Mka1.Languages;

namespace Mka1.Http;

/// <summary>
/// Sends requests: identity, timeouts, retries, errors, log. Shared by all clients of one connection and thread-safe.
/// </summary>
internal sealed class Transport : IDisposable
{
    // ToJson returns the text of an answer, and a .NET string is limited to slightly less than 1 GiB.
    private const int MaximumAnswer = 1000 * 1024 * 1024;
    private readonly Mka1ClientOptions _options;
    private readonly string _root;
    private readonly HttpClient _calls;
    private readonly Lazy<HttpClient> _transfers;
    private readonly TokenRenewal? _renewal;
    private readonly ExpiryNotice _expiry = new();
    private volatile Redaction? _redaction;
    private volatile string? _key;
    private volatile bool _isDisposed;
    private long _serverClockOffset;

    public Transport(Mka1ClientOptions options)
    {
        if (options.MaximumAnswerSize is < 1 or > MaximumAnswer)
            throw new Mka1InputException($"MaximumAnswerSize is {options.MaximumAnswerSize}. It must be 1 to {MaximumAnswer} bytes.");
        _options = options;
        if (options.Proxy is not null)
            ServerAddress.CheckProxy(options.Proxy);
        _root = ServerAddress.Check(options.Server).GetLeftPart(UriPartial.Path).TrimEnd('/');
        _calls = HttpClients.Create(options, decompress: true);
        _transfers = new Lazy<HttpClient>(() => HttpClients.Create(options, decompress: false));
        if (options.Exchange is AccessTokenOptions exchange)
        {
            exchange.Check();
            _renewal = new TokenRenewal(exchange.ExternalUserId, observer => ExchangeAsync(exchange, observer), () => ServerNow);
        }
    }

    public Uri Server => _options.Server;

    public string? Name => _options.Name;

    /// <summary>The end user that the token names; null for a key.</summary>
    public string? EndUser => _options.EndUser ?? _options.Exchange?.ExternalUserId;

    public TimeSpan OperationTimeout => _options.OperationTimeout;

    public Clock Clock => _options.Clock;

    /// <summary>How far the server's clock is ahead of the local clock, by its last answer; zero if unknown.</summary>
    public TimeSpan ServerClockOffset => new(Interlocked.Read(ref _serverClockOffset));

    private DateTimeOffset ServerNow => Clock.Now + ServerClockOffset;

    /// <summary>Sends a request and reads its answer.</summary>
    public Task<T> SendAsync<T>(ApiRequest request, CallScope scope, Func<ApiAnswer, Task<T>> read, CancellationToken cancellationToken) =>
        CallAsync(request, scope, read, leaveOpen: false, cancellationToken);

    /// <summary>Sends a request and returns its answer with the body unread; the caller disposes it.</summary>
    public Task<ApiAnswer> OpenAsync(ApiRequest request, CallScope scope, CancellationToken cancellationToken) =>
        CallAsync(request, scope, Task.FromResult, leaveOpen: true, cancellationToken);

    /// <summary>
    /// Redacts the token of the last attempt. Before the first attempt it redacts the token that will be sent, if that is available
    /// synchronously.
    /// </summary>
    public Redaction Redaction
    {
        get
        {
            if (_redaction is Redaction known)
                return known;
            try
            {
                return _options.Token(CancellationToken.None) is { Status: TaskStatus.RanToCompletion } token
                    ? GetRedaction(BearerToken.WithoutScheme(token.Result))
                    : Redaction.None;
            }
            // The next call reports the error. Without a token there is nothing to redact.
            catch (Exception)
            {
                return Redaction.None;
            }
        }
    }

    public void Dispose()
    {
        _isDisposed = true;
        _calls.Dispose();
        if (_transfers.IsValueCreated)
            _transfers.Value.Dispose();
    }

    private async Task<T> CallAsync<T>(
        ApiRequest request, CallScope scope, Func<ApiAnswer, Task<T>> read, bool leaveOpen, CancellationToken cancellationToken)
    {
        // The query of a link may contain a signature, which is a secret, so it is not reported or logged.
        var uri = request.Link is null ? BuildUri(request.Target) : new Uri(request.Link.GetLeftPart(UriPartial.Path));
        // Nor may the log contain a secret of the query.
        var shown = request.Secrets.Count == 0 ? uri : new Uri(uri.GetLeftPart(UriPartial.Authority) + Redaction.None.And(request.Secrets).RedactMessage(uri.PathAndQuery));
        // Key and identity are sent only to the server itself, not to other hosts of links.
        bool sendsKey = request.Link is null || IsServer(request.Link);
        var retry = new RetryPolicy(scope.MaximumRetryCount);
        var started = _options.Clock.Now;
        long start = Stopwatch.GetTimestamp();
        CallAttempt? attempt = null;
        bool isRenewed = false;
        try
        {
            for (int number = 1; ; number++)
            {
                // An exchange has no identity: the token names the end user.
                attempt = new CallAttempt(request.Method.Method, shown, number, sendsKey && !request.IsTokenExchange ? scope.OnBehalfOf : null)
                {
                    SendsKey = sendsKey,
                    ExternalUserId = sendsKey && !request.IsTokenExchange ? _options.Exchange?.ExternalUserId : null,
                };
                scope.Observer?.Started(attempt);
                long attemptStart = Stopwatch.GetTimestamp();
                TimeSpan? wait = null;
                string? token = null;
                try
                {
                    token = await GetTokenAsync(request, sendsKey, scope.Observer, cancellationToken).ConfigureAwait(false);
                    return await AttemptAsync(request, uri, attempt, token, read, leaveOpen, cancellationToken).ConfigureAwait(false);
                }
                catch (Mka1InputException refusal)
                {
                    // Nothing was sent: the token or the file to upload is invalid.
                    refusal.Attempts = number - 1;
                    attempt.Error = refusal;
                    throw;
                }
                // Nothing was sent, and the exchange was retried itself.
                catch (Mka1Exception failure) when (failure.IsOfExchange)
                {
                    attempt.Error = failure;
                    throw;
                }
                catch (Mka1Exception failure)
                {
                    failure.Attempts = number;
                    failure.IsRepeatable = request.IsIdempotent;
                    failure.RequestId ??= attempt.RequestId;
                    failure.Origin = new Origin(Name, Server, scope.OnBehalfOf ?? EndUser);
                    attempt.Error = failure;
                    // The server did not process a request with a token that it refused, so any request is sent again, once.
                    attempt.IsTokenRefused = !request.IsTokenExchange && sendsKey && failure is Mka1ApiException { StatusCode: 401 } && _renewal?.Reject(token!, isRenewed) == true;
                    wait = _isDisposed ? null : attempt.IsTokenRefused ? TimeSpan.Zero : retry.WaitAfter(isRenewed ? number - 1 : number, request.IsIdempotent, failure);
                    isRenewed |= attempt.IsTokenRefused;
                    attempt.RetryAfter = wait;
                    if (wait is null)
                        throw;
                }
                catch (Exception other)
                {
                    attempt.Error = other;
                    throw;
                }
                finally
                {
                    attempt.Duration = GetElapsed(attemptStart);
                    scope.Observer?.Ended(attempt);
                }
                await _options.Clock.Delay(wait.Value, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            attempt!.LogEntry = new RequestLogEntry(started, attempt, (_redaction ?? Redaction.None).And(request.Secrets)) { Duration = GetElapsed(start) };
            _options.Log?.Add(attempt.LogEntry);
            scope.Observer?.Completed(attempt.LogEntry);
        }
    }

    private async Task<T> AttemptAsync<T>(
        ApiRequest request, Uri uri, CallAttempt attempt, string token, Func<ApiAnswer, Task<T>> read, bool leaveOpen, CancellationToken cancellationToken)
    {
        var redaction = GetRedaction(token).And(request.Secrets);
        var timer = new IdleTimer(Clock, GetTimeout(request), cancellationToken);
        ApiAnswer? answer = null;
        bool isReturned = false;
        try
        {
            using var message = BuildMessage(request, uri, attempt, token, timer);
            timer.Restart();
            var client = request.Verbatim ? _transfers.Value : _calls;
            var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, timer.Token).ConfigureAwait(false);
            timer.Pause();
            answer = new ApiAnswer(response, timer, redaction, attempt, _options.MaximumAnswerSize) { IsSecret = request.IsAnswerSecret };
            if (request.Link is null && response.Headers.Date is DateTimeOffset date)
                Interlocked.Exchange(ref _serverClockOffset, (date - Clock.Now).Ticks);
            attempt.StatusCode = answer.StatusCode;
            attempt.RequestId = answer.RequestId;
            if (!answer.IsSuccess)
                throw await ReadErrorAsync(answer).ConfigureAwait(false);
            _renewal?.Accept(token);
            T result = await read(answer).ConfigureAwait(false);
            isReturned = leaveOpen;
            return result;
        }
        // .NET Framework closes the connection to cancel, so the caller gets another exception.
        catch (Exception exception) when (timer.Token.IsCancellationRequested && exception is HttpRequestException or IOException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw CreateCancellationException(attempt, timer, new OperationCanceledException(exception.Message, exception));
        }
#if NET8_0_OR_GREATER
        catch (HttpRequestException exception) when (exception.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            throw new Mka1ProtocolException($"The headers of the server's answer are too large: {redaction.Redact(GetInnermostMessage(exception))}", string.Empty, redaction.OmitIfSecret(exception));
        }
#endif
        catch (HttpRequestException exception)
        {
            bool sent = !HasFailedBeforeSending(exception);
            string reason = redaction.Redact(GetInnermostMessage(exception));
            throw new Mka1ConnectionException(
                sent ? Messages.Get("ConnectionBroken", attempt.Uri.Authority, reason) : Messages.Get("NoConnection", GetPeer(attempt), reason),
                sent, redaction.OmitIfSecret(exception));
        }
        catch (IOException exception)
        {
            throw new Mka1ConnectionException(
                Messages.Get("ConnectionBroken", attempt.Uri.Authority, redaction.Redact(GetInnermostMessage(exception))),
                requestSent: true, redaction.OmitIfSecret(exception));
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw CreateCancellationException(attempt, timer, exception);
        }
        catch (ObjectDisposedException exception) when (_isDisposed)
        {
            throw CreateDisposedException(attempt, exception);
        }
        // A reset while connecting: nothing was sent, and the framework does not wrap the exception.
        catch (System.Net.Sockets.SocketException exception) when (answer is null)
        {
            throw new Mka1ConnectionException(Messages.Get("NoConnection", GetPeer(attempt), redaction.Redact(exception.Message)), requestSent: false, redaction.OmitIfSecret(exception));
        }
        // Any other exception of the framework, so that callers only get exceptions of this client.
        catch (Exception exception) when (exception is not (Mka1Exception or OperationCanceledException))
        {
            throw answer?.CreateProtocolException($"cannot be read: {GetInnermostMessage(exception)}", string.Empty, exception) ?? (Exception)new Mka1ConnectionException(
                Messages.Get("CallFailed", attempt.Uri.Authority, redaction.Redact(GetInnermostMessage(exception))), requestSent: true, redaction.OmitIfSecret(exception));
        }
        finally
        {
            if (!isReturned)
            {
                answer?.Dispose();
                timer.Dispose();
            }
        }
    }

    private TimeSpan GetTimeout(ApiRequest request) =>
        _options.OperationTimeout == Timeout.InfiniteTimeSpan || _options.OperationTimeout > request.MinimumTimeout ? _options.OperationTimeout : request.MinimumTimeout;

    private static HttpRequestMessage BuildMessage(ApiRequest request, Uri uri, CallAttempt attempt, string token, IdleTimer timer)
    {
        var message = new HttpRequestMessage(request.Method, request.Link ?? uri) { Content = request.Content?.Invoke(timer) };
        message.Headers.TryAddWithoutValidation("Accept", request.Accept);
        if (attempt.SendsKey)
        {
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            if (attempt.OnBehalfOf is not null)
                message.Headers.TryAddWithoutValidation(OnBehalfOfIdentity.HeaderName, attempt.OnBehalfOf);
        }
        request.Headers?.Invoke(message.Headers);
        return message;
    }

    private Uri BuildUri(string target)
    {
        try
        {
            return new Uri(_root + target);
        }
        catch (UriFormatException exception)
        {
            throw new Mka1InputException($"The address of the request has {_root.Length + target.Length} characters and is invalid: {exception.Message} Shorten the values of the request.", exception);
        }
    }

    private async Task<string> GetTokenAsync(ApiRequest request, bool sendsKey, ICallObserver? observer, CancellationToken cancellationToken)
    {
        if (_renewal is not null && sendsKey && !request.IsTokenExchange)
            return await _renewal.GetAsync(observer, cancellationToken).ConfigureAwait(false);
        string key = BearerToken.Normalize(await _options.Token(cancellationToken).ConfigureAwait(false));
        _key = key;
        if (_renewal is null && sendsKey && observer is not null)
            _expiry.Check(key, ServerNow, observer);
        return key;
    }

    // Nobody cancels it, because other calls wait for it, too.
    private Task<string> ExchangeAsync(AccessTokenOptions options, ICallObserver? observer) => SendAsync(
        AccessTokenClient.CreateRequest(options, Server), new CallScope(null, observer, _options.MaximumRetryCount), AccessTokenClient.ReadAsync, CancellationToken.None);

    // The secrets rarely change, so their redaction is cached.
    private Redaction GetRedaction(string token)
    {
        string[] secrets = [token];
        if (_renewal is not null)
        {
            var (present, previous) = _renewal.Secrets;
            secrets = [.. new[] { token, _key, present, previous }.OfType<string>().Distinct().OrderBy(static secret => secret, StringComparer.Ordinal)];
        }
        var last = _redaction;
        return last is not null && last.IsFor(secrets) ? last : _redaction = new Redaction(secrets);
    }

    private LocalText GetPeer(CallAttempt attempt) => _options.Proxy is null || _options.NoProxy
        ? attempt.Uri.Authority
        : Messages.Get("ThroughProxy", attempt.Uri.Authority, _options.Proxy.Authority);

    private bool IsServer(Uri link) =>
        Uri.Compare(link, _options.Server, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0;

    private async Task<Mka1Exception> ReadErrorAsync(ApiAnswer answer)
    {
        if (answer.StatusCode == 304)
            return answer.CreateProtocolException("has no content, because a header of the request asks for changed content only", string.Empty);
        if (answer.StatusCode is >= 300 and < 400)
        {
            return answer.CreateProtocolException(
                $"is a redirect to {answer.Headers.Location?.ToString() ?? "nowhere"}, which is not followed so that the key is not sent to another server. "
                + "Use the address of the server itself", string.Empty);
        }
        var body = ErrorBody.Read(await answer.ReadTextAsync().ConfigureAwait(false), answer.Redaction);
        var retryAfter = RetryAfter.Parse(answer.Headers, Clock.Now);
        var reason = body.Message.Length > 0 ? body.Message : Messages.Get("NoReason");
        LocalText end = body.Message.EndsWith(".", StringComparison.Ordinal) ? " " : ". ";
        LocalText later = retryAfter > RetryPolicy.LongestWait
            ? LocalText.Join(end, Messages.Get("LongWaitAsked", retryAfter.Value.TotalSeconds, RetryPolicy.LongestWait.TotalSeconds)) : string.Empty;
        var message = Messages.Get("ServerAnswered", answer.StatusCode, answer.Redaction.Redact(answer.ReasonPhrase ?? string.Empty), reason);
        return new Mka1ApiException(LocalText.Join(message, later, answer.RequestIdText), answer.StatusCode, body)
        {
            RequestId = answer.RequestId,
            RetryAfter = retryAfter,
        };
    }

    private Mka1Exception CreateCancellationException(CallAttempt attempt, IdleTimer timer, OperationCanceledException exception)
    {
        if (timer.Expired)
        {
            return new Mka1TimeoutException(
                Messages.Get("NoAnswerInTime", attempt.Uri.Authority, timer.Limit.TotalSeconds), requestSent: true, exception);
        }
        if (exception.InnerException is TimeoutException)
        {
            return new Mka1TimeoutException(
                Messages.Get("NoConnectionInTime", GetPeer(attempt), _options.ConnectionTimeout.TotalSeconds), requestSent: false, exception);
        }
        return CreateDisposedException(attempt, exception);
    }

    private static Mka1ConnectionException CreateDisposedException(CallAttempt attempt, Exception exception) =>
        new(Messages.Get("CallDisposed", attempt.Uri.Authority), requestSent: true, exception);

    public static string GetInnermostMessage(Exception exception)
    {
        while (exception.InnerException is not null)
            exception = exception.InnerException;
        return exception.Message;
    }

    private static TimeSpan GetElapsed(long since) =>
        TimeSpan.FromSeconds((Stopwatch.GetTimestamp() - since) / (double)Stopwatch.Frequency);

    // Only for these errors the request was certainly not sent.
    private static bool HasFailedBeforeSending(HttpRequestException exception)
    {
#if NET8_0_OR_GREATER
        return exception.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;
#else
        return exception.InnerException is System.Net.WebException
        {
            Status: System.Net.WebExceptionStatus.NameResolutionFailure or System.Net.WebExceptionStatus.ConnectFailure
                or System.Net.WebExceptionStatus.SecureChannelFailure or System.Net.WebExceptionStatus.TrustFailure
                or System.Net.WebExceptionStatus.ProxyNameResolutionFailure,
        }
        or System.Net.Sockets.SocketException
        {
            SocketErrorCode: System.Net.Sockets.SocketError.ConnectionRefused or System.Net.Sockets.SocketError.HostNotFound,
        };
#endif
    }
}
