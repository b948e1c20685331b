namespace Mka1.Emulator.Tenancy;

/// <summary>Which part of a list is asked for.</summary>
internal sealed record Cursor(string? After, string? Before, int Limit, bool Descending);
