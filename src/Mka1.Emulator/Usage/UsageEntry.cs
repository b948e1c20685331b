namespace Mka1.Emulator.Usage;

/// <summary>The usage by one creation or one call of a model.</summary>
internal sealed record UsageEntry(string Kind, long Time, string? UserId, string KeyId, string? Model, bool Background, (string Name, long Count)[] Counts);
