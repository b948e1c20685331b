namespace Mka1.Batches.Ids;

/// <summary>
/// Where ids were seen: 16 bytes an id and 8 a slot, however long the ids are. A hash only says where to look; whether it is
/// that id, the place itself tells, so that the answer is exact.
/// </summary>
internal abstract class IdTable
{
    private const int ChunkBits = 16;
    private const int ChunkSize = 1 << ChunkBits;
    private const long NoPosition = -1;

    // In chunks, so that growing copies nothing and leaves nothing behind.
    private readonly List<Entry[]> _chunks = [];

    // Open addressing: the upper half of the hash, and the number of the entry (1 for the first); 0 is free.
    private ulong[] _slots = new ulong[ChunkSize];
    private long _used;

    /// <summary>How many entries there are, those that were left free among them.</summary>
    public long Count { get; private set; }

    /// <summary>Adds an id as the next entry, unless it is there.</summary>
    /// <param name="id">The id.</param>
    /// <param name="position">Where it can be read again.</param>
    /// <param name="first">The number of the entry that has it already, 1 for the first.</param>
    /// <returns>Whether it was added.</returns>
    public bool TryAdd(ReadOnlySpan<byte> id, long position, out long first)
    {
        ulong hash = IdHash.Compute(id);
        first = Find(hash, id, out long slot);
        if (first > 0)
            return false;
        if (Count >= uint.MaxValue)
            throw new InvalidOperationException("There are more ids than this table can hold.");
        Append(new Entry(hash, Store(id, position)));
        _slots[slot] = Slot(hash, Count);
        if (++_used * 3 > _slots.LongLength * 2)
            Grow();
        return true;
    }

    /// <summary>Leaves an entry free, where the numbers of entries are those of lines.</summary>
    public void Skip() => Append(new Entry(0, NoPosition));

    public bool Contains(ReadOnlySpan<byte> id) => Find(IdHash.Compute(id), id, out _) > 0;

    /// <summary>The place of an id; -1 if it is not there.</summary>
    public long FindPosition(ReadOnlySpan<byte> id) =>
        Find(IdHash.Compute(id), id, out _) is > 0 and var number ? EntryAt(number).Position : NoPosition;

    /// <summary>Called for an id that is new; gives the place to note.</summary>
    protected virtual long Store(ReadOnlySpan<byte> id, long position) => position;

    /// <summary>Whether it is this id that stands there.</summary>
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
