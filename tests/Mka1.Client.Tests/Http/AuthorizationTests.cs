using Mka1.Client.Tests.Wire;
using Mka1.Errors;

namespace Mka1.Client.Tests.Http;

public sealed class AuthorizationTests
{
    [Theory]
    [InlineData("mk-1")]
    [InlineData("Bearer mk-1")]
    [InlineData("bearer mk-1")]
    [InlineData("  Bearer   mk-1 \n")]
    public async Task A_token_is_sent_with_one_Bearer(string given)
    {
        await using var server = new WireServer(WireAnswer.Json(Sample.Response()));
        using var client = server.Connect(token: given);
        await client.Responses.GetAsync(Sample.ResponseId);
        Assert.Equal("Bearer mk-1", server.Request["Authorization"]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("mk-1 mk-2")]
    [InlineData("mk-1\r\nX-Evil: 1")]
    [InlineData("mk-é")]
    public async Task A_token_that_cannot_be_one_is_refused_before_anything_is_sent(string? given)
    {
        await using var server = new WireServer();
        using var client = server.Connect(token: given);
        var error = await Assert.ThrowsAsync<Mka1InputException>(() => client.Responses.GetAsync(Sample.ResponseId));
        Assert.Equal(0, error.Attempts);
        Assert.Equal(0, server.Connections);
        if (!string.IsNullOrWhiteSpace(given) && given.Contains("mk", StringComparison.Ordinal))
            Assert.DoesNotContain("mk-", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_token_is_asked_for_at_each_attempt()
    {
        await using var server = new WireServer(WireAnswer.Error(503), WireAnswer.Json(Sample.Response()));
        int asked = 0;
        using var client = new Mka1Client(new Mka1ClientOptions
        {
            Server = server.Address,
            Token = _ => Task.FromResult($"mk-{++asked}"),
            Clock = server.Clock,
        });
        await client.Responses.GetAsync(Sample.ResponseId);
        Assert.Equal(["Bearer mk-1", "Bearer mk-2"], server.Requests.Select(request => request["Authorization"]));
    }

    [Fact]
    public async Task What_the_token_source_throws_comes_through()
    {
        await using var server = new WireServer();
        var recorder = new CallRecorder();
        using var client = new Mka1Client(new Mka1ClientOptions
        {
            Server = server.Address,
            Token = _ => throw new NotSupportedException("The vault is locked."),
            Clock = server.Clock,
            Log = server.Log,
        });
        await Assert.ThrowsAsync<NotSupportedException>(() => client.For(null, recorder).Responses.GetAsync(Sample.ResponseId));
        Assert.IsType<NotSupportedException>(Assert.Single(recorder.Over).Error);
        Assert.Equal("The vault is locked.", Assert.Single(server.Log.Snapshot()).Error);
    }

    [Fact]
    public async Task A_token_source_that_gives_up_is_not_taken_for_the_network()
    {
        await using var server = new WireServer();
        using var client = new Mka1Client(new Mka1ClientOptions
        {
            Server = server.Address,
            Token = _ => Task.FromCanceled<string>(new CancellationToken(canceled: true)),
            Clock = server.Clock,
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.Responses.GetAsync(Sample.ResponseId));
        Assert.Equal(0, server.Connections);
    }

    [Fact]
    public async Task The_identity_is_sent_with_every_call_and_can_be_another_one()
    {
        await using var server = new WireServer((request, _) => WireAnswer.Json(request.Method == "DELETE" ? Sample.Deleted : Sample.Response()));
        using var client = server.Connect(onBehalfOf: "user 1");
        await client.Responses.GetAsync(Sample.ResponseId);
        await client.For("u2").Responses.DeleteAsync(Sample.ResponseId);
        await client.For(null).Responses.CancelAsync(Sample.ResponseId);
        Assert.Equal(["user 1", "u2", null], server.Requests.Select(request => request["X-On-Behalf-Of"]));
        Assert.Equal("user 1", client.OnBehalfOf);
        Assert.Equal("u2", client.For("u2").OnBehalfOf);
    }

    [Fact]
    public async Task A_client_for_another_identity_does_not_close_the_connection_of_the_first()
    {
        await using var server = new WireServer(WireAnswer.Json(Sample.Response()), WireAnswer.Json(Sample.Response()));
        using var client = server.Connect();
        using (var other = client.For("u2"))
            await other.Responses.GetAsync(Sample.ResponseId);
        await client.Responses.GetAsync(Sample.ResponseId);
        Assert.Equal(1, server.Connections);
    }

    [Theory]
    [InlineData("")]
    [InlineData("*")]
    [InlineData("a\r\nb")]
    [InlineData("ü")]
    [InlineData(" a")]
    [InlineData("a ")]
    public void An_identity_that_is_not_allowed_is_refused(string identity)
    {
        Assert.Throws<Mka1InputException>(() => new Mka1Client(WireServer.Options(WireServer.Nowhere, onBehalfOf: identity)));
        using var client = new Mka1Client(WireServer.Options(WireServer.Nowhere));
        Assert.Throws<Mka1InputException>(() => client.For(identity));
    }

    [Fact]
    public void An_identity_has_at_most_150_characters()
    {
        using var client = new Mka1Client(WireServer.Options(WireServer.Nowhere));
        Assert.Equal(new string('a', 150), client.For(new string('a', 150)).OnBehalfOf);
        Assert.Throws<Mka1InputException>(() => client.For(new string('a', 151)));
    }
}
