using System.Buffers.Binary;

namespace Mka1.Batches.Ids;

/// <summary>A set of ids, stored as bytes in about half the memory of strings.</summary>
internal sealed class IdSet : IdTable
{
    private const int BlockSize = 1024 * 1024;
    private readonly List<byte[]> _blocks = [];
    private int _used = BlockSize;

    /// <returns>True if the id was added, false if it was in the set.</returns>
    public bool Add(ReadOnlySpan<byte> id) => TryAdd(id, 0, out _);

    protected override long Store(ReadOnlySpan<byte> id, long position)
    {
        int needed = sizeof(int) + id.Length;
        if (needed > BlockSize - _used)
        {
            _blocks.Add(new byte[Math.Max(BlockSize, needed)]);
            _used = 0;
        }
        var target = _blocks[_blocks.Count - 1].AsSpan(_used);
        BinaryPrimitives.WriteInt32LittleEndian(target, id.Length);
        id.CopyTo(target.Slice(sizeof(int)));
        long kept = ((long)(_blocks.Count - 1) << 32) | (uint)_used;
        _used += needed;
        return kept;
    }

    protected override bool IsIdAt(long position, ReadOnlySpan<byte> id)
    {
        var stored = _blocks[(int)(position >> 32)].AsSpan((int)(uint)position);
        return BinaryPrimitives.ReadInt32LittleEndian(stored) == id.Length && stored.Slice(sizeof(int), id.Length).SequenceEqual(id);
    }
}
