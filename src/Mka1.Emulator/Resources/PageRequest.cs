namespace Mka1.Emulator.Resources;

/// <summary>The requested page of a list.</summary>
internal sealed record PageRequest(string? After, string? Before, int Limit, bool Descending);
