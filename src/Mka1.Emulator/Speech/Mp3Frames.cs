namespace Mka1.Emulator.Speech;

/// <summary>Frames of MP3 with 24 kHz and 96 kbit/s, one channel. They are silent, because there is no encoder.</summary>
internal static class Mp3Frames
{
    public const int Size = 288;
    public const int Milliseconds = 24;

    // MPEG-2, layer III, no checksum; 96 kbit/s, 24 kHz, no padding; mono.
    private static ReadOnlySpan<byte> Header => [0xFF, 0xF3, 0xA4, 0xC0];

    public static byte[] Create(int count)
    {
        var frames = new byte[count * Size];
        for (var i = 0; i < count; i++)
            Header.CopyTo(frames.AsSpan(i * Size));
        return frames;
    }
}
