using System.Net;
using System.Net.Sockets;
using Mka1.Client.Tests.Wire;
using Mka1.Errors;
using Mka1.Responses;

namespace Mka1.Client.Tests.Http;

public sealed class TimeoutTests
{
#if CLIENT_NETSTANDARD
    private const string? NoConnectionTimeout = "That build's handler has no limit of its own for connecting.";
#else
    private const string? NoConnectionTimeout = null;
#endif
    private static readonly ResponseCreateOptions Create = new() { Model = "auto", Input = "Hi" };

    [Fact]
    public async Task A_server_that_never_answers_is_given_up()
    {
        await using var server = new WireServer(WireAnswer.Silence, WireAnswer.Silence);
        using var client = server.Connect();
        foreach (int count in new[] { 1, 2 })
        {
            var call = count == 1 ? client.Responses.GetAsync(Sample.ResponseId) : client.Responses.CreateAsync(Create);
            await server.WaitForRequestsAsync(count);
            await server.Clock.ServerIsSilentTooLongAsync();
            var error = await Assert.ThrowsAsync<Mka1TimeoutException>(() => call);
            Assert.True(error.RequestSent);
            Assert.Equal(1, error.Attempts);
            Assert.Contains("300 s", error.Message, StringComparison.Ordinal);
        }
        await Condition.BecomesTrueAsync(() => server.OpenConnections == 0);
    }

    [Fact]
    public async Task A_server_that_falls_silent_in_its_answer_is_given_up()
    {
        await using var server = new WireServer(WireAnswer.Raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"id\":").ThenSilence());
        using var client = server.Connect();
        var recorder = new CallRecorder();
        var call = client.For(null, recorder).Responses.GetAsync(Sample.ResponseId);
        await Condition.BecomesTrueAsync(() => recorder.Begun[0].StatusCode == 200);
        await server.Clock.ServerIsSilentTooLongAsync();
        var error = await Assert.ThrowsAsync<Mka1TimeoutException>(() => call);
        Assert.Contains("silent for 300 s", error.Message, StringComparison.Ordinal);
        Assert.Same(error, recorder.Over[0].Error);
        await Condition.BecomesTrueAsync(() => server.OpenConnections == 0);
    }

    [Fact]
    public async Task A_caller_who_cancels_is_free_at_once_before_and_in_the_answer()
    {
        await using var server = new WireServer(WireAnswer.Silence, WireAnswer.Raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"id\":").ThenSilence());
        using var client = server.Connect();
        foreach (int count in new[] { 1, 2 })
        {
            using var cancel = new CancellationTokenSource();
            var recorder = new CallRecorder();
            var call = client.For(null, recorder).Responses.GetAsync(Sample.ResponseId, null, cancel.Token);
            await server.WaitForRequestsAsync(count);
            if (count == 2)
                await Condition.BecomesTrueAsync(() => recorder.Begun[0].StatusCode == 200);
            await cancel.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
            Assert.IsAssignableFrom<OperationCanceledException>(recorder.Over[0].Error);
        }
        await Condition.BecomesTrueAsync(() => server.OpenConnections == 0);
        Assert.Equal(2, server.Log.Snapshot().Count);
    }

    [Fact]
    public async Task A_caller_who_has_cancelled_before_sends_nothing()
    {
        await using var server = new WireServer();
        using var client = server.Connect();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.Responses.GetAsync(Sample.ResponseId, null, new CancellationToken(canceled: true)));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_caller_who_cancels_between_attempts_is_free_at_once()
    {
        await using var server = new WireServer(WireAnswer.Error(503, "X-Request-ID: r#1"));
        var clock = new FakeClock { HoldsWaits = true };
        using var client = new Mka1Client(WireServer.Options(server.Address, clock: clock, log: server.Log));
        using var cancel = new CancellationTokenSource();
        var call = client.Responses.GetAsync(Sample.ResponseId, null, cancel.Token);
        await Condition.BecomesTrueAsync(() => clock.Waits.Count == 1);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        var entry = Assert.Single(server.Log.Snapshot());
        Assert.Equal((503, "r#1", 1), (entry.StatusCode, entry.RequestId, entry.Attempts));
    }

    [Fact]
    public async Task A_client_that_is_closed_ends_its_calls_and_does_not_speak_of_time()
    {
        await using var server = new WireServer(WireAnswer.Silence);
        var client = server.Connect();
        var call = client.Responses.CreateAsync(Create);
        await server.WaitForRequestsAsync(1);
        client.Dispose();
        var error = await Assert.ThrowsAsync<Mka1ConnectionException>(() => call);
        Assert.Equal((true, 1), (error.RequestSent, error.Attempts));
        Assert.Single(server.Requests);
    }

    [Fact(Skip = NoConnectionTimeout)]
    public async Task A_server_that_does_not_finish_the_handshake_is_no_connection()
    {
        // Speaks TCP but never TLS.
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var clock = new FakeClock();
        using var client = new Mka1Client(new Mka1ClientOptions
        {
            Server = new Uri($"https://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}"),
            Token = _ => Task.FromResult(WireServer.Token),
            ConnectionTimeout = TimeSpan.FromMilliseconds(20),
            MaximumRetryCount = 1,
            Clock = clock,
        });
        var error = await Assert.ThrowsAsync<Mka1TimeoutException>(() => client.Responses.CreateAsync(Create));
        Assert.False(error.RequestSent);
        Assert.Equal(2, error.Attempts);
        Assert.Contains("0.02 s", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_infinite_time_limits_nothing()
    {
        await using var server = new WireServer(WireAnswer.Json(Sample.Response()));
        using var client = new Mka1Client(new() { Server = server.Address, Token = static _ => Task.FromResult("t"), OperationTimeout = Timeout.InfiniteTimeSpan });
        Assert.Equal(Sample.ResponseId, (await client.Responses.GetAsync(Sample.ResponseId)).Id);
    }
}
