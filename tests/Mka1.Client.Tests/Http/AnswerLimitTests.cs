using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using Mka1.Client.Tests.Wire;
using Mka1.Errors;

namespace Mka1.Client.Tests.Http;

/// <summary>Answers that would take the memory or the time.</summary>
public sealed class AnswerLimitTests
{
    [Theory]
    [InlineData("length")]
    [InlineData("chunks")]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task An_answer_larger_than_the_bound_is_told_as_that(string kind)
    {
        byte[] large = new byte[3_000_000];
        Array.Fill(large, (byte)' ');
        await using var server = new WireServer((_, _) => kind switch
        {
            "length" => WireAnswer.Raw("HTTP/1.1 200 OK\r\nContent-Length: 3000000\r\n\r\n").ThenSilence(),
            "chunks" => WireAnswer.Chunked("application/json").Chunk(large).ThenSilence(),
            _ => WireAnswer.Of(200, "application/json", Packed(kind, large), "Content-Encoding: " + kind),
        });
        using var client = Connect(server.Address, 1024 * 1024, server.Clock);
        var error = await Assert.ThrowsAsync<Mka1ProtocolException>(() => client.Responses.GetAsync(Sample.ResponseId));
        Assert.Contains("MaximumAnswerSize", error.Message, StringComparison.Ordinal);
        Assert.Contains("1 MiB", error.Message, StringComparison.Ordinal);
        Assert.Equal((200, 1), (error.StatusCode, error.Attempts));
        await Assert.ThrowsAsync<Mka1ProtocolException>(() => client.Responses.ListAsync().ToListAsync().AsTask());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(int.MaxValue)]
    public void A_bound_that_is_none_is_refused(int bound) =>
        Assert.Throws<Mka1InputException>(() => Connect(WireServer.Nowhere, bound, new FakeClock()));

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task A_broken_compressed_answer_is_a_documented_failure(string kind)
    {
        byte[] packed = Packed(kind, System.Text.Encoding.UTF8.GetBytes(Sample.Response(text: Guid.NewGuid().ToString())));
        for (int at = 0; at < packed.Length; at += 7)
        {
            byte[] broken = [.. packed];
            broken[at] ^= 0x55;
            await using var server = new WireServer((_, _) => WireAnswer.Of(200, "application/json", broken, "Content-Encoding: " + kind));
            using var client = server.Connect(retries: 0);
            var failure = await Record.ExceptionAsync(() => client.Responses.GetAsync(Sample.ResponseId));
            Assert.True(failure is null or Mka1ProtocolException, $"byte {at}: {failure}");
        }
    }

    // A client without a limit would wait for ever.
    [Fact(Timeout = 20_000)]
    public async Task An_answer_that_drips_ends_by_the_time_of_the_whole_and_one_that_is_long_and_slow_does_not()
    {
        var clock = new FakeClock();
        string body = Sample.Response(text: new string('x', 4_000_000));
        await using var server = new WireServer((request, _) =>
        {
            if (request.Method == "DELETE")
                return Slow(clock, WireAnswer.Raw("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"), 1000, () => " ");
            return Slow(clock, WireAnswer.Raw($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body[..3_000_000]}"), 1, () => body[3_000_000..]);
        });
        using var client = new Mka1Client(WireServer.Options(server.Address, clock: clock));
        Assert.Equal(4_000_000, (await client.Responses.GetAsync(Sample.ResponseId)).OutputText.Length);
        var error = await Assert.ThrowsAsync<Mka1TimeoutException>(() => client.Responses.DeleteAsync(Sample.ResponseId));
        Assert.Contains("too slow", error.Message, StringComparison.Ordinal);
        Assert.True(error.RequestSent);
    }

    // A client without a limit would wait for ever.
    [Fact(Timeout = 20_000)]
    public async Task An_error_whose_words_drip_is_told_by_its_status()
    {
        var clock = new FakeClock();
        await using var server = new WireServer((_, _) => Slow(clock, WireAnswer.Raw("HTTP/1.1 403 No\r\nX-Request-ID: r#1\r\nContent-Length: 1000\r\n\r\nForbid"), 990, () => "d"));
        using var client = new Mka1Client(WireServer.Options(server.Address, clock: clock));
        var error = await Assert.ThrowsAsync<Mka1ApiException>(() => client.Responses.GetAsync(Sample.ResponseId));
        Assert.Equal((403, "r#1"), (error.StatusCode, error.RequestId));
        Assert.StartsWith("Forbid", error.ServerMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headers_without_measure_are_told_as_that()
    {
        string many = string.Concat(Enumerable.Range(0, 5000).Select(i => $"X-{i}: {new string('x', 40)}\r\n"));
        await using var server = new WireServer(WireAnswer.Raw($"HTTP/1.1 200 OK\r\n{many}Content-Length: 2\r\n\r\n{{}}"));
        using var client = server.Connect();
        await Assert.ThrowsAsync<Mka1ProtocolException>(() => client.Responses.GetAsync(Sample.ResponseId));
    }

    [Fact]
    public async Task A_connection_that_is_reset_as_it_is_made_is_a_documented_failure()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var stop = new CancellationTokenSource();
        var resetting = Task.Run(async () =>
        {
            while (true)
            {
                var socket = await listener.AcceptSocketAsync(stop.Token);
                socket.LingerState = new LingerOption(true, 0);
                socket.Dispose();
            }
        });
        using var client = new Mka1Client(WireServer.Options(new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}"), retries: 0));
        for (int i = 0; i < 300; i++)
            await Assert.ThrowsAsync<Mka1ConnectionException>(() => client.Responses.GetAsync(Sample.ResponseId));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => resetting);
    }

    // Between two pieces more time passes than a silence of a second, and never one that is too long.
    private static WireAnswer Slow(FakeClock clock, WireAnswer answer, int count, Func<string> piece)
    {
        for (int i = 0; i < count; i++)
        {
            answer.WaitFor(new Lazy<Task>(() => PassAsync(clock)));
            answer.Then(piece());
        }
        return answer;
    }

    private static async Task PassAsync(FakeClock clock)
    {
        await Task.Delay(1);
        clock.Pass(TimeSpan.FromSeconds(100));
    }

    private static Mka1Client Connect(Uri address, int bound, FakeClock clock) => new(new Mka1ClientOptions
    {
        Server = address,
        Token = _ => Task.FromResult(WireServer.Token),
        MaximumAnswerSize = bound,
        Clock = clock,
    });

    private static byte[] Packed(string kind, byte[] data)
    {
        var packed = new MemoryStream();
        using (Stream packer = kind switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Fastest),
            "br" => new BrotliStream(packed, CompressionLevel.Fastest),
            _ => new ZLibStream(packed, CompressionLevel.Fastest),
        })
        {
            packer.Write(data);
        }
        return packed.ToArray();
    }
}
