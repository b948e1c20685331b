namespace Mka1.Emulator.Tenancy;

/// <summary>One page of a list.</summary>
internal sealed record Page<T>(IReadOnlyList<T> Data, bool HasMore);
