using System.Buffers.Binary;
using System.Text;

namespace Mka1.Emulator.Speech;

/// <summary>WAV files with one channel of 16 bits at 24 kHz. One may have a comment, the standard chunk ICMT, from which it is transcribed.</summary>
internal static class WaveFile
{
    public const int Rate = 24_000;
    private const int HeaderSize = 44;

    /// <summary>The samples of a tone.</summary>
    public static byte[] CreateTone(int samples)
    {
        var tone = new byte[2 * samples];
        for (var i = 0; i < samples; i++)
            BinaryPrimitives.WriteInt16LittleEndian(tone.AsSpan(2 * i), (short)(8000 * Math.Sin(2 * Math.PI * 440 * i / Rate)));
        return tone;
    }

    /// <summary>A file with samples.</summary>
    public static byte[] Create(byte[] samples, string? comment = null)
    {
        byte[] tail = comment is null ? [] : CreateComment(comment);
        var wave = new byte[HeaderSize + samples.Length + tail.Length];
        "RIFF"u8.CopyTo(wave);
        BinaryPrimitives.WriteInt32LittleEndian(wave.AsSpan(4), wave.Length - 8);
        "WAVEfmt "u8.CopyTo(wave.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(wave.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(wave.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(wave.AsSpan(22), 1);
        BinaryPrimitives.WriteInt32LittleEndian(wave.AsSpan(24), Rate);
        BinaryPrimitives.WriteInt32LittleEndian(wave.AsSpan(28), 2 * Rate);
        BinaryPrimitives.WriteInt16LittleEndian(wave.AsSpan(32), 2);
        BinaryPrimitives.WriteInt16LittleEndian(wave.AsSpan(34), 16);
        "data"u8.CopyTo(wave.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(wave.AsSpan(40), samples.Length);
        samples.CopyTo(wave, HeaderSize);
        tail.CopyTo(wave, HeaderSize + samples.Length);
        return wave;
    }

    public static bool Is(ReadOnlySpan<byte> file) => file.Length >= 12 && file.StartsWith("RIFF"u8) && file[8..].StartsWith("WAVE"u8);

    /// <summary>The comment of a file; null if it is no WAV or has none.</summary>
    public static string? ReadComment(ReadOnlySpan<byte> file) => Is(file) && FindChunk(file[12..], "LIST"u8) is { Length: > 4 } list && list.StartsWith("INFO"u8)
        && FindChunk(list[4..], "ICMT"u8) is { Length: > 0 } text ? Encoding.UTF8.GetString(text).TrimEnd('\0') : null;

    private static ReadOnlySpan<byte> FindChunk(ReadOnlySpan<byte> chunks, ReadOnlySpan<byte> name)
    {
        while (chunks.Length >= 8)
        {
            var size = BinaryPrimitives.ReadUInt32LittleEndian(chunks[4..]);
            var body = chunks[8..];
            if (size > body.Length)
                break;
            if (chunks.StartsWith(name))
                return body[..(int)size];
            // Chunks begin at even positions.
            chunks = body[(int)Math.Min(body.Length, size + size % 2)..];
        }

        return default;
    }

    private static byte[] CreateComment(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text + "\0");
        var padded = utf8.Length + utf8.Length % 2;
        var chunk = new byte[20 + padded];
        "LIST"u8.CopyTo(chunk);
        BinaryPrimitives.WriteInt32LittleEndian(chunk.AsSpan(4), 12 + padded);
        "INFOICMT"u8.CopyTo(chunk.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(chunk.AsSpan(16), utf8.Length);
        utf8.CopyTo(chunk, 20);
        return chunk;
    }
}
