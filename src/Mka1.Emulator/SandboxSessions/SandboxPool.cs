namespace Mka1.Emulator.SandboxSessions;

/// <summary>The capacity for the sandbox sessions of a tenant.</summary>
internal sealed class SandboxPool
{
    private const int Capacity = 10;

    /// <summary>A place for each session that has not ended.</summary>
    public SemaphoreSlim Places { get; } = new(Capacity);
}
