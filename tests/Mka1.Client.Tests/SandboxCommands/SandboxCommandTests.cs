using Mka1.Client.Tests.Wire;
using Mka1.Errors;
using Mka1.SandboxCommands;

namespace Mka1.Client.Tests.SandboxCommands;

public sealed class SandboxCommandTests
{
    [Theory]
    [InlineData(null, "300 s")]
    [InlineData(60, "300 s")]
    [InlineData(1000, "1030 s")]
    public async Task The_client_waits_longer_than_the_command_may_take(int? seconds, string says)
    {
        await using var server = new WireServer(WireAnswer.Silence);
        using var client = server.Connect();
        var call = client.SandboxCommands.RunAsync("a", new SandboxCommandOptions { Command = "sleep", Timeout = seconds is int time ? TimeSpan.FromSeconds(time) : null });
        await server.WaitForRequestsAsync(1);
        await server.Clock.ServerIsSilentTooLongAsync();
        var error = await Assert.ThrowsAsync<Mka1TimeoutException>(() => call);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
        Assert.Equal(1, error.Attempts);
    }

    [Fact]
    public async Task The_values_of_variables_are_in_no_error_or_log()
    {
        const string secret = "hunter2-hunter2";
        await using var server = new WireServer((_, _) => WireAnswer.Json($$$"""{"error":{"message":"The value {{{secret}}} is wrong."}}""", 400));
        using var client = server.Connect();
        var environment = new Dictionary<string, string> { ["A"] = secret, ["B"] = string.Empty };
        Func<Task>[] calls =
        [
            () => client.SandboxCommands.RunAsync("a", new() { Command = "echo", Environment = environment }),
            () => client.SandboxCommands.RunCodeAsync("a", new() { Code = "print(1)", Environment = environment }),
        ];
        foreach (var call in calls)
        {
            var error = await Assert.ThrowsAnyAsync<Mka1ApiException>(call);
            Assert.DoesNotContain(secret, error.ToString(), StringComparison.Ordinal);
        }
        Assert.All(server.Requests, request => Assert.Equal(secret, (string?)request.Json["env"]!["A"]));
        Assert.All(server.Log.Snapshot(), entry => Assert.DoesNotContain(secret, $"{entry.Error}", StringComparison.Ordinal));
    }
}
