namespace Mka1.Emulator.Faults;

/// <summary>
/// Ends an answer in the middle: the server sends what was written, all of it, and closes the connection
/// without the mark that ends a body.
/// </summary>
internal sealed class DroppedException() : IOException("A fault dropped this answer.");
