namespace Mka1.Batches.Ids;

/// <summary>
/// A hash table from ids to positions, with 16 bytes per id and 8 per slot independent of the length of the ids. It stores hashes
/// only; equal hashes are compared by the id at the position, so that lookups are exact.
/// </summary>
internal abstract class IdTable
{
    private const int ChunkBits = 16;
    private const int ChunkSize = 1 << ChunkBits;
    private const long NoPosition = -1;

    // In chunks, so that growing does not copy.
    private readonly List<Entry[]> _chunks = [];

    // Open addressing: the upper half of the hash, and the number of the entry (1 for the first); 0 is free.
    private ulong[] _slots = new ulong[ChunkSize];
    private long _used;

    /// <summary>The number of entries, including free ones.</summary>
    public long Count { get; private set; }

    /// <summary>Adds an id as the next entry, unless the table contains it.</summary>
    /// <param name="id">The id.</param>
    /// <param name="position">The position from which it can be read.</param>
    /// <param name="first">The number of its existing entry, 1 for the first.</param>
    /// <returns>Whether it was added.</returns>
    public bool TryAdd(ReadOnlySpan<byte> id, long position, out long first)
    {
        ulong hash = IdHash.Compute(id);
        first = Find(hash, id, out long slot);
        if (first > 0)
            return false;
        if (Count >= uint.MaxValue)
            throw new InvalidOperationException("The table has the maximum number of ids.");
        Append(new Entry(hash, Store(id, position)));
        _slots[slot] = Slot(hash, Count);
        if (++_used * 3 > _slots.LongLength * 2)
            Grow();
        return true;
    }

    /// <summary>Adds a free entry, so that the numbers of entries match those of lines.</summary>
    public void Skip() => Append(new Entry(0, NoPosition));

    public bool Contains(ReadOnlySpan<byte> id) => Find(IdHash.Compute(id), id, out _) > 0;

    /// <summary>Finds the position of an id; -1 if there is none.</summary>
    public long FindPosition(ReadOnlySpan<byte> id) =>
        Find(IdHash.Compute(id), id, out _) is > 0 and var number ? EntryAt(number).Position : NoPosition;

    /// <summary>Called for a new id; returns the position to store.</summary>
    protected virtual long Store(ReadOnlySpan<byte> id, long position) => position;

    /// <summary>Whether the id at a position equals an id.</summary>
    protected abstract bool IsIdAt(long position, ReadOnlySpan<byte> id);

    private static ulong Slot(ulong hash, long number) => (hash & 0xFFFF_FFFF_0000_0000) | (ulong)number;

    private long Find(ulong hash, ReadOnlySpan<byte> id, out long slot)
    {
        long mask = _slots.LongLength - 1;
        slot = (long)hash & mask;
        while (_slots[slot] is not 0 and var value)
        {
            if (((value ^ hash) >> 32) == 0)
            {
                long number = (uint)value;
                var entry = EntryAt(number);
                if (entry.Hash == hash && IsIdAt(entry.Position, id))
                    return number;
            }
            slot = (slot + 1) & mask;
        }
        return 0;
    }

    private Entry EntryAt(long number) => _chunks[(int)((number - 1) >> ChunkBits)][(number - 1) & (ChunkSize - 1)];

    private void Append(Entry entry)
    {
        int index = (int)(Count & (ChunkSize - 1));
        if (index == 0)
            _chunks.Add(new Entry[ChunkSize]);
        _chunks[_chunks.Count - 1][index] = entry;
        Count++;
    }

    private void Grow()
    {
        var slots = new ulong[_slots.LongLength * 2];
        long mask = slots.LongLength - 1;
        for (long number = 1; number <= Count; number++)
        {
            var entry = EntryAt(number);
            if (entry.Position == NoPosition)
                continue;
            long slot = (long)entry.Hash & mask;
            while (slots[slot] != 0)
                slot = (slot + 1) & mask;
            slots[slot] = Slot(entry.Hash, number);
        }
        _slots = slots;
    }

    private readonly record struct Entry(ulong Hash, long Position);
}
