using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Mka1.Bench;

/// <summary>Input files of batches: made, and read in the least that a program can do.</summary>
internal static class BatchFiles
{
    private const int LineLength = 250;

    /// <summary>Writes requests of 250 bytes a line.</summary>
    public static async Task<int> WriteAsync(string path, int count)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        for (int number = 0; number < count; number++)
        {
            string head = $$$"""{"custom_id":"request-{{{number}}}","method":"POST","url":"/v1/chat/completions","body":{"model":"auto","messages":[{"role":"user","content":"Say {{{number}}}. """;
            const string Tail = "\"}]}}\n";
            await file.WriteAsync(Encoding.UTF8.GetBytes(head.PadRight(LineLength - Tail.Length, 'x') + Tail));
        }
        return 0;
    }

    /// <summary>MB a second of a loop that reads every token and hashes every id.</summary>
    public static int Read(string path)
    {
        byte[] buffer = new byte[1 << 20];
        var seen = new HashSet<int>();
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
        long start = Stopwatch.GetTimestamp();
        int kept = 0;
        int read;
        while ((read = file.Read(buffer, kept, buffer.Length - kept)) > 0)
        {
            var rest = buffer.AsSpan(0, kept + read);
            int length;
            while ((length = rest.IndexOf((byte)'\n')) >= 0)
            {
                seen.Add(IdOf(rest[..length]));
                rest = rest[(length + 1)..];
            }
            rest.CopyTo(buffer);
            kept = rest.Length;
        }
        Figure.Print(file.Length / 1e6 / Stopwatch.GetElapsedTime(start).TotalSeconds);
        return 0;
    }

    private static int IdOf(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        int id = 0;
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1 || !reader.ValueTextEquals("custom_id"u8))
                continue;
            reader.Read();
            var hash = default(HashCode);
            hash.AddBytes(reader.ValueSpan);
            id = hash.ToHashCode();
        }
        return id;
    }
}
