using Mka1.MemoryEntries;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.MemoryEntries;

/// <summary>What a memory entry had when it was read.</summary>
internal static class EntryState
{
    /// <summary>Finds the hash that an entry must still have; null for any.</summary>
    /// <param name="given">The value of -IfMatch; null if it was not given.</param>
    /// <param name="source">The entry as it was read, or its id.</param>
    public static string? FindHash(string? given, object? source) =>
        (given ?? ObjectMember.Get(source, nameof(MemoryEntry.ContentHash)) as string) is { Length: > 0 } hash ? hash : null;

    /// <summary>Gets the path of an entry, which names it for people.</summary>
    public static string? GetPath(object? item) => ObjectMember.Get(item, nameof(MemoryEntry.Path)) as string;
}
