using System.Globalization;
using Mka1.AccessTokens;
using Mka1.Client.Tests.Wire;
using Mka1.Http;

namespace Mka1.Client.Tests.AccessTokens;

/// <summary>A server that exchanges keys for tokens with a lifetime of ten minutes, and answers other calls by the number of their token.</summary>
internal sealed class TokenServer : IAsyncDisposable
{
    public const string Exchange = "/api/v1/authentication/api-key/exchange-token";
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
    private readonly WireServer _server;
    private int _issued;

    /// <param name="answer">Answers a call by the number of its token, 1 for the first.</param>
    /// <param name="accepted">How many calls succeed before that.</param>
    /// <param name="before">What exchanges wait for.</param>
    public TokenServer(Func<int, WireAnswer> answer, int accepted = 0, Task? before = null) => _server = new WireServer((request, _) =>
    {
        if (request.Target != Exchange)
            return Interlocked.Decrement(ref accepted) >= 0 ? WireAnswer.Json(Sample.Response()) : answer(GetNumber(request));
        if (FailsToExchange)
            return WireAnswer.Error(400);
        string token = Jwt.Create(Clock.Now, Lifetime, Interlocked.Increment(ref _issued).ToString(CultureInfo.InvariantCulture));
        var issued = WireAnswer.Json($$"""{"token":"{{token}}"}""");
        return before is null ? issued : WireAnswer.Raw(string.Empty).WaitFor(before).Then(issued);
    });

    public bool FailsToExchange { get; set; }

    public FakeClock Clock => _server.Clock;

    public RequestLog Log => _server.Log;

    public IReadOnlyList<WireRequest> Requests => _server.Requests;

    public int Exchanges => Requests.Count(static request => request.Target == Exchange);

    /// <summary>The requests in short, such as <c>POST exchange, key</c> and <c>GET token 1</c>.</summary>
    public IEnumerable<string> Told => Requests.Select(static request => request.Target == Exchange
        ? $"{request.Method} exchange, {(request["Authorization"] == $"Bearer {WireServer.Token}" ? "key" : "token")}"
        : $"{request.Method} token {GetNumber(request)}");

    public Mka1Client Connect(int retries = 3) => Connect(_server, retries);

    public static Mka1Client Connect(WireServer server, int retries) => new(new Mka1ClientOptions
    {
        Server = server.Address,
        Token = static _ => Task.FromResult(WireServer.Token),
        Exchange = new AccessTokenOptions { ExternalUserId = "alice" },
        MaximumRetryCount = retries,
        Clock = server.Clock,
        Log = server.Log,
    });

    public Task WaitForRequestsAsync(int count) => _server.WaitForRequestsAsync(count);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static int GetNumber(WireRequest request) =>
        JwtPayload.Read(request["Authorization"]) is { } claims ? int.Parse(claims.GetProperty("sub").GetString()!, CultureInfo.InvariantCulture) : 0;
}
