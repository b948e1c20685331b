namespace Mka1.Emulator.Faults;

/// <summary>
/// Ends an answer in the middle: the server sends the bytes written so far and closes the connection
/// without the final chunk.
/// </summary>
internal sealed class DroppedException() : IOException("A fault dropped this answer.");
