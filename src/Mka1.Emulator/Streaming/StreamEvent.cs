namespace Mka1.Emulator.Streaming;

/// <summary>One event as it goes over the wire: its type and its JSON.</summary>
internal readonly record struct StreamEvent(byte[] Type, ReadOnlyMemory<byte> Data, bool IsDelta);
