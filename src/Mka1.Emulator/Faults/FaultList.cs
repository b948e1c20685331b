using System.Collections;
using System.Text.RegularExpressions;

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
                if (!Matches(pending.Fault, request))
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

    private static bool Matches(Fault fault, HttpRequest request)
    {
        if (fault.Method is not null && !fault.Method.Equals(request.Method, StringComparison.OrdinalIgnoreCase))
            return false;
        var path = request.Path.Value ?? "";
        return fault.Path.StartsWith('^')
            ? Regex.IsMatch(path + request.QueryString, fault.Path)
            : path.StartsWith(fault.Path, StringComparison.Ordinal) || path.StartsWith(EmulatorServer.BasePath + fault.Path, StringComparison.Ordinal);
    }

    private sealed class Pending(Fault fault)
    {
        public Fault Fault => fault;

        public int Skip { get; set; } = fault.Skip;

        public int Times { get; set; } = fault.Times;
    }
}
