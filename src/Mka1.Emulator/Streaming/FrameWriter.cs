using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json.Nodes;
using Mka1.Emulator.Faults;
using Mka1.Emulator.Gateway;

namespace Mka1.Emulator.Streaming;

/// <summary>Writes the frames of one stream, in the usual form or in a variant.</summary>
internal sealed class FrameWriter(PipeWriter output, StreamVariant? variant, bool obfuscate)
{
    private const int EndlessLine = 64 * 1024;
    private const long EndlessBytes = 512L * 1024 * 1024;
    private static readonly byte[] NewLine = "\n"u8.ToArray();
    private static readonly byte[] CarriageReturn = "\r\n"u8.ToArray();
    private readonly byte[] _newLine = variant == StreamVariant.Crlf ? CarriageReturn : NewLine;

    public static StreamEvent ErrorEvent(int sequence) => new("error"u8.ToArray(), Answer.Bytes(new JsonObject
    {
        ["type"] = "error",
        ["code"] = "server_error",
        ["message"] = "The emulator was told to fail this stream.",
        ["param"] = null,
        ["sequence_number"] = sequence,
    }), false);

    public void Begin()
    {
        if (variant == StreamVariant.Bom)
            output.Write("\uFEFF"u8);
        if (variant == StreamVariant.Comments)
            WriteLine(": stream opened"u8, default);
    }

    public void Write(StreamEvent streamEvent)
    {
        WriteFrame(streamEvent);
        if (variant == StreamVariant.Duplicates)
            WriteFrame(streamEvent);
    }

    public void UnnamedError()
    {
        WriteLine("data: "u8, """{"error":{"message":"The emulator was told to fail this stream.","code":"rate_limit_exceeded"}}"""u8);
        output.Write(_newLine);
    }

    /// <summary>One event of very many lines, until the client disconnects.</summary>
    public async Task EndlessEventAsync(CancellationToken aborted)
    {
        var line = new byte[EndlessLine];
        line.AsSpan().Fill((byte)'x');
        for (long sent = 0; sent < EndlessBytes; sent += line.Length)
        {
            WriteLine("data: "u8, line);
            await output.FlushAsync(aborted);
        }
    }

    public void End()
    {
        if (variant != StreamVariant.Done)
            return;
        WriteLine("data: "u8, "[DONE]"u8);
        output.Write(_newLine);
    }

    private void WriteFrame(StreamEvent streamEvent)
    {
        if (variant == StreamVariant.Comments)
        {
            WriteLine(": keep-alive"u8, default);
            output.Write(_newLine);
            WriteLine(":"u8, default);
        }

        if (variant != StreamVariant.NoEventNames)
            WriteLine("event: "u8, streamEvent.Type);
        if (variant == StreamVariant.Comments)
        {
            WriteLine("id: 7"u8, default);
            WriteLine("retry: 1000"u8, default);
        }

        if (variant == StreamVariant.MultilineData)
            WriteDataLines(streamEvent.Data);
        else if (variant == StreamVariant.NoSequenceNumbers)
            WriteUnnumbered(streamEvent.Data.Span);
        else if (obfuscate && streamEvent.IsDelta)
            WriteObfuscated(streamEvent.Data.Span);
        else
            WriteLine("data: "u8, streamEvent.Data.Span);
        output.Write(_newLine);
    }

    private void WriteLine(ReadOnlySpan<byte> start, ReadOnlySpan<byte> rest)
    {
        output.Write(start);
        output.Write(rest);
        output.Write(_newLine);
    }

    // Pads the event, so that its size does not reveal the length of its text.
    private void WriteObfuscated(ReadOnlySpan<byte> data)
    {
        const string Alphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
        var padding = Random.Shared.GetString(Alphabet, 16 - data.Length % 16);
        output.Write("data: "u8);
        output.Write(data[..^1]);
        WriteLine(Encoding.ASCII.GetBytes($",\"obfuscation\":\"{padding}\"}}"), default);
    }

    // The number is always the last member.
    private void WriteUnnumbered(ReadOnlySpan<byte> data)
    {
        output.Write("data: "u8);
        WriteLine(data[..data.LastIndexOf(",\"sequence_number\":"u8)], "}"u8);
    }

    private void WriteDataLines(ReadOnlyMemory<byte> data)
    {
        var indented = JsonNode.Parse(data.Span)!.ToJsonString(new(Answer.Plain) { WriteIndented = true, NewLine = "\n" });
        foreach (var line in indented.Split('\n'))
            WriteLine("data: "u8, Encoding.UTF8.GetBytes(line));
    }
}
