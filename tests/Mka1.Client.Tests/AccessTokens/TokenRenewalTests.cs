using Mka1.Client.Tests.Wire;
using Mka1.Errors;

namespace Mka1.Client.Tests.AccessTokens;

public sealed class TokenRenewalTests
{
    [Fact]
    public async Task The_key_is_exchanged_once_and_the_token_is_sent()
    {
        await using var server = new TokenServer(_ => WireAnswer.Json(Sample.Response()));
        using var client = server.Connect();
        await client.Responses.GetAsync(Sample.ResponseId);
        await client.For("alice").Responses.GetAsync(Sample.ResponseId);
        Assert.Equal(["POST exchange, key", "GET token 1", "GET token 1"], server.Told);
        Assert.Null(server.Requests[0]["X-On-Behalf-Of"]);
        Assert.Equal([TokenServer.Exchange, $"/api/v1/llm/responses/{Sample.ResponseId}", $"/api/v1/llm/responses/{Sample.ResponseId}"], server.Log.Snapshot().Select(call => call.Path));
    }

    [Fact]
    public async Task A_token_is_renewed_before_it_expires()
    {
        await using var server = new TokenServer(_ => WireAnswer.Json(Sample.Response()));
        using var client = server.Connect();
        await client.Responses.GetAsync(Sample.ResponseId);
        server.Clock.Advance(TimeSpan.FromMinutes(8));
        await client.Responses.GetAsync(Sample.ResponseId);
        server.Clock.Advance(TimeSpan.FromMinutes(1));
        await client.Responses.GetAsync(Sample.ResponseId);
        Assert.Equal(["POST exchange, key", "GET token 1", "GET token 1", "POST exchange, key", "GET token 2"], server.Told);
    }

    [Fact]
    public async Task Concurrent_calls_share_one_exchange()
    {
        var release = new TaskCompletionSource();
        await using var server = new TokenServer(_ => WireAnswer.Json(Sample.Response()), before: release.Task);
        using var client = server.Connect();
        var calls = Enumerable.Range(0, 20).Select(_ => Task.Run(() => client.Responses.GetAsync(Sample.ResponseId))).ToArray();
        await server.WaitForRequestsAsync(1);
        release.SetResult();
        await Task.WhenAll(calls);
        Assert.Equal(1, server.Exchanges);
        Assert.Equal(21, server.Requests.Count);
    }

    [Fact]
    public async Task A_cancelled_call_does_not_cancel_the_exchange_of_others()
    {
        var release = new TaskCompletionSource();
        await using var server = new TokenServer(_ => WireAnswer.Json(Sample.Response()), before: release.Task);
        using var client = server.Connect();
        using var cancellation = new CancellationTokenSource();
        var first = client.Responses.GetAsync(Sample.ResponseId, cancellationToken: cancellation.Token);
        await server.WaitForRequestsAsync(1);
        var second = client.Responses.GetAsync(Sample.ResponseId);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        release.SetResult();
        Assert.Equal(Sample.ResponseId, (await second).Id);
        Assert.Equal(1, server.Exchanges);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task A_refused_token_is_renewed_once_and_a_create_is_sent_again(int retries)
    {
        int calls = 0;
        await using var server = new TokenServer(_ => ++calls == 2 ? WireAnswer.Error(401) : WireAnswer.Json(Sample.Response()));
        using var client = server.Connect(retries);
        var recorder = new CallRecorder();
        await client.Responses.GetAsync(Sample.ResponseId);
        await client.For(null, recorder).Responses.CreateAsync(new() { Model = "auto", Input = "Hi" });
        Assert.Equal(["POST exchange, key", "GET token 1", "POST token 1", "POST exchange, key", "POST token 2"], server.Told);
        Assert.Equal([true, false, false], recorder.Over.Select(attempt => attempt.IsTokenRefused));
    }

    [Fact]
    public async Task Concurrent_calls_whose_token_is_refused_share_one_exchange()
    {
        await using var server = new TokenServer(token => token == 1 ? WireAnswer.Error(401) : WireAnswer.Json(Sample.Response()), accepted: 1);
        using var client = server.Connect();
        await client.Responses.GetAsync(Sample.ResponseId);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => client.Responses.GetAsync(Sample.ResponseId))));
        Assert.Equal(2, server.Exchanges);
    }

    [Fact]
    public async Task A_new_token_that_is_refused_is_not_renewed()
    {
        await using var server = new TokenServer(_ => WireAnswer.Error(401));
        using var client = server.Connect();
        for (int i = 0; i < 3; i++)
            Assert.Equal(401, (await Assert.ThrowsAsync<Mka1ApiException>(() => client.Responses.GetAsync(Sample.ResponseId))).StatusCode);
        Assert.Equal(["POST exchange, key", "GET token 1", "GET token 1", "GET token 1"], server.Told);
    }

    [Fact]
    public async Task A_call_whose_second_token_is_refused_too_fails()
    {
        await using var server = new TokenServer(_ => WireAnswer.Error(401), accepted: 1);
        using var client = server.Connect();
        await client.Responses.GetAsync(Sample.ResponseId);
        var error = await Assert.ThrowsAsync<Mka1ApiException>(() => client.Responses.GetAsync(Sample.ResponseId));
        Assert.Equal((401, 2), (error.StatusCode, error.Attempts));
        Assert.Equal(["POST exchange, key", "GET token 1", "GET token 1", "POST exchange, key", "GET token 2"], server.Told);
    }

    [Fact]
    public async Task An_endpoint_that_refuses_every_token_costs_one_renewal_in_30_seconds()
    {
        int calls = 0;
        // The reads succeed, and each create is refused.
        await using var server = new TokenServer(_ => ++calls is 1 or 4 or 6 ? WireAnswer.Json(Sample.Response()) : WireAnswer.Error(401));
        using var client = server.Connect();
        for (int i = 0; i < 3; i++)
        {
            await client.Responses.GetAsync(Sample.ResponseId);
            await Assert.ThrowsAsync<Mka1ApiException>(() => client.Responses.CreateAsync(new() { Model = "auto", Input = "Hi" }));
        }
        Assert.Equal(
            ["POST exchange, key", "GET token 1", "POST token 1", "POST exchange, key", "POST token 2", "GET token 2", "POST token 2", "GET token 2", "POST token 2"],
            server.Told);
        server.Clock.Advance(TimeSpan.FromSeconds(31));
        await Assert.ThrowsAsync<Mka1ApiException>(() => client.Responses.CreateAsync(new() { Model = "auto", Input = "Hi" }));
        Assert.Equal(["POST token 2", "POST exchange, key", "POST token 3"], server.Told.Skip(9));
    }

    [Fact]
    public async Task Only_a_successful_answer_shows_that_a_token_is_accepted()
    {
        int calls = 0;
        await using var server = new TokenServer(_ => WireAnswer.Error(++calls == 1 ? 404 : 401));
        using var client = server.Connect();
        await Assert.ThrowsAsync<Mka1ApiException>(() => client.Responses.GetAsync(Sample.ResponseId));
        await Assert.ThrowsAsync<Mka1ApiException>(() => client.Responses.GetAsync(Sample.ResponseId));
        Assert.Equal(["POST exchange, key", "GET token 1", "GET token 1"], server.Told);
    }

    [Fact]
    public async Task A_failed_exchange_is_not_the_failure_of_the_call_that_needs_the_token()
    {
        await using var server = new WireServer((_, index) => index == 0 ? WireAnswer.Nothing : WireAnswer.Error(404));
        using var client = TokenServer.Connect(server, 0);
        var lost = await Assert.ThrowsAsync<Mka1ConnectionException>(() => client.Responses.CreateAsync(new() { Model = "auto", Input = "Hi" }));
        Assert.True(lost.IsOfExchange);
        Assert.False(lost.RequestSent);
        // Without the token there is no answer about the feedback.
        var missing = await Assert.ThrowsAsync<Mka1ApiException>(() => client.Feedback.FindAsync(Sample.ResponseId));
        Assert.Equal((true, 404), (missing.IsOfExchange, missing.StatusCode));
    }

    [Fact]
    public async Task A_redacted_failure_of_an_exchange_remains_one()
    {
        await using var server = new WireServer((_, _) => WireAnswer.Json("""{"error":{"message":"No such key: mk-of-another."}}""", 400));
        using var client = TokenServer.Connect(server, 0);
        using var other = server.Connect("mk-of-another");
        var redacted = other.Redact(await Assert.ThrowsAsync<Mka1ApiException>(() => client.Responses.GetAsync(Sample.ResponseId)));
        Assert.Contains("No such key: [redacted]", redacted.Message, StringComparison.Ordinal);
        Assert.True(redacted.IsOfExchange);
    }

    [Fact]
    public async Task A_batch_whose_key_cannot_be_exchanged_was_not_created()
    {
        await using var server = new WireServer((_, _) => WireAnswer.Error(500));
        using var client = TokenServer.Connect(server, 0);
        List<string> told = [];
        var error = await Assert.ThrowsAsync<Mka1ApiException>(
            () => client.Batches.CreateOnceAsync(new() { InputFileId = "file_1", Endpoint = Mka1.Batches.BatchEndpoint.Embeddings }, told.Add));
        Assert.True(error.IsOfExchange);
        Assert.Empty(told);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(401, 1)]
    [InlineData(503, 3)]
    public async Task A_failed_exchange_is_an_error_that_names_it_and_is_not_retried_by_the_call(int status, int expected)
    {
        await using var server = new WireServer((_, _) => WireAnswer.Error(status));
        using var client = TokenServer.Connect(server, 2);
        var error = await Assert.ThrowsAsync<Mka1ApiException>(() => client.Responses.GetAsync(Sample.ResponseId));
        Assert.StartsWith($"The key cannot be exchanged for an access token for the end user 'alice'. The server answered {status}", error.Message, StringComparison.Ordinal);
        Assert.Equal((status, expected), (error.StatusCode, error.Attempts));
        Assert.Equal(expected, server.Requests.Count);
        Assert.All(server.Requests, request => Assert.Equal(TokenServer.Exchange, request.Target));
    }

    [Fact]
    public async Task A_failed_renewal_does_not_matter_while_the_token_is_valid()
    {
        await using var server = new TokenServer(_ => WireAnswer.Json(Sample.Response()));
        using var client = server.Connect();
        await client.Responses.GetAsync(Sample.ResponseId);
        server.FailsToExchange = true;
        server.Clock.Advance(TimeSpan.FromMinutes(9.5));
        for (int i = 0; i < 3; i++)
            await client.Responses.GetAsync(Sample.ResponseId);
        Assert.Equal(2, server.Exchanges);
        server.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Contains("cannot be exchanged", (await Assert.ThrowsAsync<Mka1ApiException>(() => client.Responses.GetAsync(Sample.ResponseId))).Message, StringComparison.Ordinal);
        server.FailsToExchange = false;
        await client.Responses.GetAsync(Sample.ResponseId);
    }

    [Fact]
    public async Task Tokens_are_exchanged_with_the_key_of_a_client_that_renews()
    {
        await using var server = new TokenServer(_ => WireAnswer.Json(Sample.Response()));
        using var client = server.Connect();
        await client.Responses.GetAsync(Sample.ResponseId);
        await client.For("carol").AccessTokens.CreateAsync(new() { ExternalUserId = "bob" });
        Assert.Equal(["POST exchange, key", "GET token 1", "POST exchange, key"], server.Told);
        Assert.All(server.Requests, request => Assert.Null(request["X-On-Behalf-Of"]));
        Assert.Equal([null, "alice", null], server.Log.Snapshot().Select(call => call.ExternalUserId));
    }

    [Fact]
    public async Task The_key_and_the_tokens_are_redacted()
    {
        await using var server = new TokenServer(_ => WireAnswer.Json(Sample.Response()));
        using var client = server.Connect();
        await client.Responses.GetAsync(Sample.ResponseId);
        server.Clock.Advance(TokenServer.Lifetime);
        await client.Responses.GetAsync(Sample.ResponseId);
        string[] secrets = [WireServer.Token, .. server.Requests.Select(request => request["Authorization"]!.Split(' ')[1])];
        Assert.Equal(3, secrets.Distinct().Count());
        Assert.DoesNotMatch("mk-|eyJ|[A-Za-z0-9_-]{12}", client.Redact(string.Join(' ', secrets)));
    }

    [Fact]
    public async Task An_observer_is_told_once_that_a_token_expires()
    {
        await using var server = new WireServer((_, _) => WireAnswer.Json(Sample.Response()));
        var expiry = server.Clock.Now + TokenServer.Lifetime;
        using var client = server.Connect(Jwt.Create(server.Clock.Now, TokenServer.Lifetime));
        var recorder = new CallRecorder();
        var observed = client.For(null, recorder);
        await observed.Responses.GetAsync(Sample.ResponseId);
        server.Clock.Advance(TimeSpan.FromMinutes(7));
        await observed.Responses.GetAsync(Sample.ResponseId);
        Assert.Empty(recorder.Expiries);
        server.Clock.Advance(TimeSpan.FromMinutes(1));
        await client.Responses.GetAsync(Sample.ResponseId);
        await observed.Responses.GetAsync(Sample.ResponseId);
        await client.For("u", recorder).Responses.GetAsync(Sample.ResponseId);
        Assert.Equal(expiry.ToUnixTimeSeconds(), Assert.Single(recorder.Expiries).ToUnixTimeSeconds());
    }

    [Fact]
    public async Task Expiry_is_measured_by_the_clock_of_the_server()
    {
        await using var server = new WireServer((_, _) => WireAnswer.Json(Sample.Response(), 200, "Date: Sat, 03 Jan 2026 03:04:05 GMT"));
        // Valid by the local clock, and expired by that of the server.
        using var client = server.Connect(Jwt.Create(server.Clock.Now, TimeSpan.FromHours(10)));
        var recorder = new CallRecorder();
        var observed = client.For(null, recorder);
        await observed.Responses.GetAsync(Sample.ResponseId);
        Assert.Empty(recorder.Expiries);
        await observed.Responses.GetAsync(Sample.ResponseId);
        Assert.Single(recorder.Expiries);
    }
}
