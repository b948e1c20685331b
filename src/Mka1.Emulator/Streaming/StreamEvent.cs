namespace Mka1.Emulator.Streaming;

/// <summary>One event as it is sent: its type and its JSON.</summary>
internal readonly record struct StreamEvent(byte[] Type, ReadOnlyMemory<byte> Data, bool IsDelta);
