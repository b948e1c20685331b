namespace Mka1.Emulator.Resources;

/// <summary>Which page of a list a request asks for.</summary>
internal sealed record PageRequest(string? After, string? Before, int Limit, bool Descending);
