using Mka1.Client.Tests.Wire;
using Mka1.Errors;
using Mka1.SandboxSessions;

namespace Mka1.Client.Tests.SandboxSessions;

public sealed class SandboxSessionTests
{
    private const string SessionToken = "sbx_0123456789abcdef";
    private const string First = """{"session_id":"a","status":"running"}""";
    private const string Second = """{"session_id":"b","status":"idle"}""";

    [Theory]
    [InlineData($$"""{"data":[{{First}},{{Second}}]}""")]
    [InlineData($$"""{"sessions":[{{First}},{{Second}}]}""")]
    [InlineData($$"""[{{First}},{{Second}}]""")]
    [InlineData($$"""{"sessions":[{"session":{{First}}},{{Second}}],"has_more":false}""")]
    public async Task A_list_is_read_in_each_form(string json)
    {
        await using var server = new WireServer(WireAnswer.Json(json));
        using var client = server.Connect();
        Assert.Equal(["a", "b"], (await client.SandboxSessions.ListAsync().ToListAsync()).Select(session => session.Id));
    }

    [Fact]
    public async Task The_last_id_of_a_page_is_the_cursor()
    {
        await using var server = new WireServer(
            WireAnswer.Json($$"""{"sessions":[{{First}}],"has_more":true}"""), WireAnswer.Json($$"""{"sessions":[{{Second}}],"has_more":false}"""));
        using var client = server.Connect();
        Assert.Equal(2, (await client.SandboxSessions.ListAsync().ToListAsync()).Count);
        Assert.Equal(["a"], server.Requests[1].Query("after"));
    }

    [Fact]
    public async Task Lists_of_other_kinds_do_not_take_the_members_of_sessions()
    {
        await using var server = new WireServer(WireAnswer.Json($$"""{"sessions":[{{First}}]}"""));
        using var client = server.Connect();
        await Assert.ThrowsAsync<Mka1ProtocolException>(async () => await client.VectorStores.ListAsync().ToListAsync());
    }

    [Fact]
    public async Task A_session_is_terminated_with_POST_where_DELETE_is_not_allowed()
    {
        await using var server = new WireServer(WireAnswer.Error(405), WireAnswer.Json("""{"session":{"session_id":"a","status":"terminated"}}"""));
        using var client = server.Connect();
        var deletion = await client.SandboxSessions.TerminateAsync("a");
        Assert.Equal("a", deletion.Id);
        Assert.Equal(["DELETE", "POST"], server.Requests.Select(request => request.Method));
        Assert.EndsWith("/sessions/a/terminate", server.Requests[1].Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"session":{"session_id":"a","status":"terminated"}}""", true)]
    [InlineData("""{"session_id":"a","status":"running"}""", false)]
    [InlineData("""{"success":true}""", true)]
    public async Task A_session_that_still_runs_is_not_a_deletion(string answer, bool deleted)
    {
        await using var server = new WireServer(WireAnswer.Json(answer));
        using var client = server.Connect();
        Assert.Equal(deleted, (await client.SandboxSessions.TerminateAsync("a")).Deleted);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"success":false,"message":"busy"}""")]
    [InlineData("""{"detail":"busy"}""")]
    public async Task An_answer_that_confirms_nothing_is_a_protocol_error(string answer)
    {
        await using var server = new WireServer(WireAnswer.Json(answer));
        using var client = server.Connect();
        await Assert.ThrowsAsync<Mka1ProtocolException>(() => client.SandboxSessions.TerminateAsync("a"));
    }

    [Theory]
    [InlineData(404)]
    [InlineData(403)]
    [InlineData(409)]
    public async Task Other_refusals_of_DELETE_are_errors(int status)
    {
        await using var server = new WireServer(WireAnswer.Error(status));
        using var client = server.Connect();
        var error = await Assert.ThrowsAnyAsync<Mka1ApiException>(() => client.SandboxSessions.TerminateAsync("a"));
        Assert.Equal(status, error.StatusCode);
        Assert.Equal("DELETE", server.Request.Method);
    }

    [Fact]
    public async Task The_token_is_sent_and_is_in_no_error_or_log()
    {
        await using var server = new WireServer((_, index) => index == 0
            ? WireAnswer.Json($$"""{"session":{"session_id":"a","status":"pending"},"session_token":"{{SessionToken}}"}""")
            : WireAnswer.Json($$$"""{"error":{"message":"The token {{{SessionToken}}} is wrong."}}""", 400));
        using var client = server.Connect();
        var session = await client.SandboxSessions.CreateAsync(new SandboxSessionOptions { SessionId = "a" });
        Assert.DoesNotContain(SessionToken, session.ToJson(), StringComparison.Ordinal);
        Func<Task>[] calls =
        [
            () => client.SandboxFiles.ListAsync("a"),
            () => client.SandboxSessions.GetUrlAsync("a"),
            () => client.SandboxSessions.TerminateAsync("a"),
            () => client.SandboxCommands.RunAsync("a", new() { Command = "echo" }),
        ];
        foreach (var call in calls)
        {
            var error = await Assert.ThrowsAnyAsync<Mka1Exception>(call);
            Assert.DoesNotContain(SessionToken, error.ToString(), StringComparison.Ordinal);
        }
        Assert.Equal([SessionToken], server.Requests[1].Query("session_token"));
        Assert.Equal(SessionToken, (string?)server.Requests[4].Json["session_token"]);
        Assert.Equal(5, server.Log.Snapshot().Count);
        Assert.All(server.Log.Snapshot(), entry => Assert.DoesNotContain(SessionToken, $"{entry.Uri} {entry.Path} {entry.Error}", StringComparison.Ordinal));
    }
}
