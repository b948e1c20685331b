using System.Text;
using Mka1.Json;

namespace Mka1.Client.Tests.Json;

public sealed class JsonLineReaderTests
{
    private const int Buffer = 256 * 1024;

    [Theory]
    [InlineData("")]
    [InlineData("a", "a")]
    [InlineData("a\n", "a")]
    [InlineData("a\nb", "a", "b")]
    [InlineData("a\r\nb\r\n", "a", "b")]
    [InlineData("a\rb\n", "a\rb")]
    [InlineData("a\r", "a")]
    [InlineData("\n", "")]
    [InlineData("\n\na", "", "", "a")]
    [InlineData("a\n\n", "a", "")]
    [InlineData("\r\n\r\n", "", "")]
    [InlineData("\uFEFFa\nb", "a", "b")]
    [InlineData("a\n\uFEFFb", "a", "\uFEFFb")]
    [InlineData("\uFEFF", "")]
    [InlineData("a\u2028b\u0085c\n", "a\u2028b\u0085c")]
    public async Task Lines_end_as_JSONL_says(string text, params string[] lines)
    {
        Assert.Equal(lines, await ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(text))));
        Assert.Equal(lines, await ReadAsync(new Dribble(Encoding.UTF8.GetBytes(text), 1)));
    }

    [Theory]
    [InlineData("\uFEFFa\nb", true)]
    [InlineData("a\n\uFEFFb", false)]
    public async Task A_byte_order_mark_is_noted(string text, bool noted)
    {
        var reader = Reader(new MemoryStream(Encoding.UTF8.GetBytes(text)));
        while (await reader.ReadAsync(default))
        {
        }
        Assert.Equal(noted, reader.HasByteOrderMark);
    }

    [Theory]
    [InlineData(Buffer - 2)]
    [InlineData(Buffer - 1)]
    [InlineData(Buffer)]
    [InlineData(Buffer + 1)]
    [InlineData((Buffer * 2) - 1)]
    [InlineData(Buffer * 2)]
    [InlineData((Buffer * 4) + 3)]
    public async Task A_line_may_end_at_any_edge_of_the_buffer(int length)
    {
        foreach (string end in new[] { "\n", "\r\n", "" })
        {
            foreach (string before in new[] { "", "x\n" })
            {
                string line = new('a', length);
                string text = before + line + end + (end.Length == 0 ? "" : "last");
                Assert.Equal([.. before.Length == 0 ? Array.Empty<string>() : ["x"], line, .. end.Length == 0 ? Array.Empty<string>() : ["last"]],
                    await ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(text))));
            }
        }
    }

    [Fact]
    public async Task Whatever_the_lines_and_the_reads_are_each_line_comes_whole_and_once()
    {
        // The seed is fixed: what fails once fails again.
        var random = new Random(20260102);
        for (int round = 0; round < 60; round++)
        {
            var lines = new List<string>();
            var text = new StringBuilder();
            int count = random.Next(1, 40);
            for (int i = 0; i < count; i++)
            {
                int length = random.Next(4) switch { 0 => 0, 1 => random.Next(100), 2 => random.Next(5000), _ => random.Next(10) == 0 ? random.Next(3 * Buffer) : 10 };
                string line = new((char)('a' + (i % 26)), length);
                lines.Add(line);
                bool bare = i == count - 1 && length > 0 && random.Next(2) == 0;
                text.Append(line).Append(bare ? "" : random.Next(2) == 0 ? "\n" : "\r\n");
            }
            byte[] bytes = Encoding.UTF8.GetBytes(text.ToString());
            var stream = new Dribble(bytes, random.Next(2) == 0 ? 300_000 : random.Next(1, 5000), random);
            Assert.Equal(lines, await ReadAsync(stream));
        }
    }

    [Fact]
    public async Task The_end_stays_the_end()
    {
        var reader = Reader(new MemoryStream("a"u8.ToArray()));
        Assert.True(await reader.ReadAsync(default));
        Assert.False(await reader.ReadAsync(default));
        Assert.False(await reader.ReadAsync(default));
        Assert.Equal(1, reader.Number);
    }

    [Theory]
    [InlineData(100, 100)]
    [InlineData(100, 5000)]
    [InlineData(300 * 1024, 300 * 1024)]
    [InlineData(300 * 1024, 700 * 1024)]
    public async Task A_line_has_a_limit_and_the_lines_before_it_are_given(int longest, int length)
    {
        var text = new MemoryStream([.. Encoding.UTF8.GetBytes("one\ntwo\r\n"), .. Enumerable.Repeat((byte)'x', length), .. "\nlast"u8]);
        var reader = new JsonLineReader(text, words => new InvalidDataException(words), longest);
        Assert.True(await reader.ReadAsync(default));
        Assert.True(await reader.ReadAsync(default));
        Assert.Equal("two", Encoding.UTF8.GetString(reader.Line.Span));
        if (length > longest)
        {
            var refused = await Assert.ThrowsAsync<InvalidDataException>(async () => await reader.ReadAsync(default));
            Assert.Equal($"line 3 has more than {longest} bytes, the most that a line may have", refused.Message);
            return;
        }
        Assert.True(await reader.ReadAsync(default));
        Assert.Equal(length, reader.Line.Length);
        Assert.True(await reader.ReadAsync(default));
    }

    private static JsonLineReader Reader(Stream stream) => new(stream, words => new InvalidDataException(words));

    private static async Task<List<string>> ReadAsync(Stream stream)
    {
        var reader = Reader(stream);
        var lines = new List<string>();
        while (await reader.ReadAsync(default))
        {
            lines.Add(Encoding.UTF8.GetString(reader.Line.Span));
            Assert.Equal(lines.Count, reader.Number);
        }
        return lines;
    }

    /// <summary>Gives at most so many bytes a read.</summary>
    private sealed class Dribble(byte[] content, int most, Random? random = null) : MemoryStream(content)
    {
        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            base.ReadAsync(buffer, offset, Math.Min(count, random?.Next(1, most + 1) ?? most), cancellationToken);
    }
}
