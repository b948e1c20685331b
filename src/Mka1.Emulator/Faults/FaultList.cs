using System.Collections;

namespace Mka1.Emulator.Faults;

/// <summary>The faults for the next requests. The first matching one applies to a request.</summary>
public sealed class FaultList : IEnumerable<Fault>
{
    private readonly List<Pending> _pending = [];

    /// <summary>The number of faults.</summary>
    public int Count
    {
        get
        {
            lock (_pending)
                return _pending.Count;
        }
    }

    /// <summary>Adds a fault at the end.</summary>
    /// <param name="fault">The fault.</param>
    public void Add(Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        lock (_pending)
            _pending.Add(new Pending(fault));
    }

    /// <summary>Removes all faults.</summary>
    public void Clear()
    {
        lock (_pending)
            _pending.Clear();
    }

    /// <inheritdoc/>
    public IEnumerator<Fault> GetEnumerator()
    {
        lock (_pending)
            return _pending.Select(p => p.Fault with { Skip = p.Skip, Times = p.Times }).ToList().GetEnumerator();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal Fault? Take(HttpRequest request)
    {
        lock (_pending)
        {
            foreach (var pending in _pending)
            {
                if (!pending.Fault.Matches(request))
                    continue;
                if (pending.Skip > 0)
                {
                    pending.Skip--;
                    continue;
                }

                if (--pending.Times <= 0)
                    _pending.Remove(pending);
                return pending.Fault;
            }

            return null;
        }
    }

    private sealed class Pending(Fault fault)
    {
        public Fault Fault => fault;

        public int Skip { get; set; } = fault.Skip;

        public int Times { get; set; } = fault.Times;
    }
}
