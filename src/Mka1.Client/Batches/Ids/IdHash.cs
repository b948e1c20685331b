using System.Runtime.InteropServices;

namespace Mka1.Batches.Ids;

/// <summary>A fast 64-bit hash of the bytes of an id. <see cref="IdTable"/> resolves collisions.</summary>
internal static class IdHash
{
    private const ulong First = 0x87C37B91114253D5;
    private const ulong Second = 0x4CF5AD432745937F;

    public static ulong Compute(ReadOnlySpan<byte> id)
    {
        ulong hash = (ulong)id.Length * First;
        while (id.Length >= sizeof(ulong))
        {
            hash = Mix(hash, MemoryMarshal.Read<ulong>(id));
            id = id.Slice(sizeof(ulong));
        }
        ulong rest = 0;
        foreach (byte value in id)
            rest = (rest << 8) | value;
        hash = Mix(hash, rest);
        hash ^= hash >> 33;
        hash *= 0xFF51AFD7ED558CCD;
        hash ^= hash >> 33;
        hash *= 0xC4CEB9FE1A85EC53;
        return hash ^ (hash >> 33);
    }

    private static ulong Mix(ulong hash, ulong word)
    {
        word *= First;
        word = (word << 31) | (word >> 33);
        hash ^= word * Second;
        return (((hash << 27) | (hash >> 37)) * 5) + 0x52DCE729;
    }
}
