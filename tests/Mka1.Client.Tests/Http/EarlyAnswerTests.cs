using Mka1.Client.Tests.Wire;
using Mka1.Errors;

namespace Mka1.Client.Tests.Http;

/// <summary>Servers that answer while the request is still being sent.</summary>
public sealed class EarlyAnswerTests
{
    private const long Some = 3_000_000;

    [Theory]
    [InlineData(401, 0, "Close", 1)]
    [InlineData(413, 0, "Close", 20)]
    [InlineData(500, Some, "Close", 20)]
    [InlineData(413, 0, "Reset", 1)]
    [InlineData(401, Some, "Reset", 20)]
    [InlineData(413, 0, "Hold", 20)]
    [InlineData(413, Some, "Hold", 20)]
    public async Task Its_answer_is_told(int status, long after, string ending, int megabytes)
    {
#if CLIENT_NETSTANDARD
        await Task.CompletedTask;
        (_, _, _, _) = (status, after, ending, megabytes);
#else
        // Other systems throw away what came before a connection was reset.
        if (ending != "Hold" && !OperatingSystem.IsLinux())
            return;
        await using var server = new EarlyServer(status, after, Enum.Parse<EarlyServer.Ending>(ending));
        using var client = new Mka1Client(WireServer.Options(server.Address, retries: 0));
        using var file = TemporaryFile.Of(new byte[megabytes * 1_000_000]);
        string text = new('x', megabytes * 1_000_000);
        for (int i = 0; i < 3; i++)
        {
            foreach (var call in new Func<Task>[]
            {
                () => client.Files.UploadAsync(file.Path, new() { Purpose = "batch" }),
                () => client.Responses.CreateAsync(new() { Model = "auto", Input = text }),
            })
            {
                var error = await Assert.ThrowsAsync<Mka1ApiException>(call);
                Assert.Equal((status, "early", 1), (error.StatusCode, error.ServerMessage, error.Attempts));
            }
        }
#endif
    }

    [Theory]
    [InlineData("Close")]
    [InlineData("Reset")]
    public async Task An_answer_that_accepts_what_was_not_sent_is_a_broken_connection(string ending)
    {
#if CLIENT_NETSTANDARD
        await Task.CompletedTask;
        _ = ending;
#else
        if (!OperatingSystem.IsLinux())
            return;
        await using var server = new EarlyServer(200, Some, Enum.Parse<EarlyServer.Ending>(ending));
        using var client = new Mka1Client(WireServer.Options(server.Address, retries: 0));
        using var file = TemporaryFile.Of(new byte[20_000_000]);
        for (int i = 0; i < 3; i++)
            await Assert.ThrowsAsync<Mka1ConnectionException>(() => client.Files.UploadAsync(file.Path, new() { Purpose = "batch" }));
#endif
    }
}
