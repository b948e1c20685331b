using System.Net.ServerSentEvents;
using System.Text;
using Mka1.Http;

namespace Mka1.Client.Tests.Http;

/// <summary>Compares the reader of event streams with that of .NET 10, and tries what a server could do to it.</summary>
public sealed class EventStreamReaderTests
{
    private const int Largest = 1024 * 1024;

    [Theory]
    [InlineData("data: a\n\ndata: b\r\n\r\ndata: c\r\revent: n\ndata: d\n\n", "message=a", "message=b", "message=c", "n=d")]
    [InlineData("\uFEFFdata:a\ndata:\ndata: b\n\n\n\n: comment\n\nid: 7\nretry: 1\nevent:x\n\ndata\n\n", "message=a\n\nb", "message=")]
    [InlineData("data:  two spaces\nevent: früh 😀\ndata: 😀\n\ndatax: no\ndat: no\n data: no\n\ndata: cut off", "früh 😀= two spaces\n😀")]
    [InlineData("event: a\nevent: b\ndata: x\n\ndata: y\n\nevent: c\nevent\ndata: z\n\n", "b=x", "message=y", "message=z")]
    public async Task The_same_bytes_give_the_same_events_wherever_they_are_cut(string text, params string[] expected)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        for (int cut = 0; cut <= bytes.Length; cut++)
            Assert.Equal(expected, (await ReadAsync(new Pieces(bytes, cut, bytes.Length))).Select(static item => $"{item.Name}={item.Data}"));
        Assert.Equal(expected, (await ReadAsync(new Pieces(bytes, 1))).Select(static item => $"{item.Name}={item.Data}"));
    }

    [Fact]
    public async Task It_reads_the_data_that_the_reader_of_the_framework_reads()
    {
        // That one keeps the name of an event without data for the next, which the standard does not.
        var random = new Random(1);
        string[] parts =
        [
            "data", "data:", "data: ", "event: ", "event:", "id: 1", "retry: 5", ":", ": c", "\n", "\n", "\n\n", "\r", "\r\n", "\r\r", "x", " ", "é", "😀",
            "{\"a\":1}", new string('y', 200), new string('z', 20_000), "dat", "a: b", ":data", "\0", "[DONE]",
        ];
        for (int run = 0; run < 3000; run++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(30)).Select(_ => parts[random.Next(parts.Length)]));
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            int piece = random.Next(1, 40);
            var read = await ReadAsync(new Pieces(bytes, piece));
            Assert.Equal(Expected(bytes), read.Select(static item => item.Data));
            Assert.Equal(await ReadAsync(new MemoryStream(bytes)), read);
        }
    }

    [Fact]
    public async Task The_data_of_an_event_may_be_as_large_as_is_allowed_and_no_larger()
    {
        foreach (int over in new[] { 0, 1 })
        {
            byte[] bytes = Encoding.UTF8.GetBytes("data: " + new string('a', Largest - 1 + over) + "\ndata:\n\n");
            var reader = new EventStreamReader(new MemoryStream(bytes), Largest);
            if (over == 0)
            {
                Assert.True(await reader.ReadAsync(default));
                Assert.Equal(Largest, reader.Data.Length);
            }
            else
            {
                await Assert.ThrowsAsync<InvalidDataException>(() => reader.ReadAsync(default).AsTask());
            }
        }
    }

    [Theory]
    [InlineData("data: a line that has no end")]
    [InlineData("data: a\n")]
    [InlineData("data\n")]
    public async Task An_event_without_an_end_is_refused_when_it_passes_the_limit(string piece)
    {
        var endless = new Endless(piece, long.MaxValue);
        await Assert.ThrowsAsync<InvalidDataException>(() => new EventStreamReader(endless, Largest).ReadAsync(default).AsTask());
        Assert.InRange(endless.Given, 0, 10 * Largest);
    }

    [Theory]
    [InlineData(": a comment that has no end")]
    [InlineData(": a comment\n")]
    [InlineData("event: a name that has no end")]
    [InlineData("id: 7\n")]
    [InlineData("unknown")]
    [InlineData("\n")]
    public async Task What_is_no_data_takes_no_memory(string piece)
    {
        var reader = new EventStreamReader(new Endless(piece, 64 * 1024 * 1024), Largest);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.False(await reader.ReadAsync(default));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1024 * 1024);
    }

    private static IEnumerable<string> Expected(byte[] bytes) =>
        SseParser.Create(new MemoryStream(bytes)).Enumerate().Select(static item => item.Data);

    private static async Task<List<(string Name, string Data)>> ReadAsync(Stream stream)
    {
        var reader = new EventStreamReader(stream, Largest);
        var events = new List<(string Name, string Data)>();
        while (await reader.ReadAsync(default))
            events.Add((reader.Name, Encoding.UTF8.GetString(reader.Data.Span)));
        return events;
    }

    // Gives bytes in pieces of these lengths; the last is that of all that follow.
    private sealed class Pieces(byte[] bytes, params int[] lengths) : MemoryStream(bytes)
    {
        private int _count;

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            int length = lengths[Math.Min(_count++, lengths.Length - 1)];
            // A piece of no length would be the end.
            return Task.FromResult(Read(buffer, offset, Math.Min(count, Math.Max(length, 1))));
        }
    }

    // Says the same again and again, up to a number of bytes.
    private sealed class Endless(string piece, long most) : MemoryStream
    {
        private readonly byte[] _piece = Encoding.UTF8.GetBytes(piece);

        public long Given { get; private set; }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            if (Given >= most)
                return Task.FromResult(0);
            for (int i = 0; i < count; i++)
                buffer[offset + i] = _piece[(Given + i) % _piece.Length];
            Given += count;
            return Task.FromResult(count);
        }
    }
}
