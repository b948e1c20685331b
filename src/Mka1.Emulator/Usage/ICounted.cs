namespace Mka1.Emulator.Usage;

/// <summary>An object whose creation counts as usage.</summary>
internal interface ICounted
{
    /// <summary>The kind of usage.</summary>
    string UsageKind { get; }

    /// <summary>What its creation counts, by the names of the members of a result.</summary>
    (string Name, long Count)[] UsageCounts { get; }
}
