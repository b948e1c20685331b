namespace Mka1.PowerShell.Connection;

/// <summary>The contexts of one scope by name, and the current one. Thread-safe.</summary>
internal sealed class ContextSet
{
    private readonly Dictionary<string, Mka1Context> _byName = new(StringComparer.OrdinalIgnoreCase);
    private string? _current;

    public Mka1Context? Current
    {
        get
        {
            lock (_byName)
                return _current is null ? null : _byName[_current];
        }
    }

    public IReadOnlyList<Mka1Context> All
    {
        get
        {
            lock (_byName)
                return [.. _byName.Values.OrderBy(static context => context.Name, StringComparer.OrdinalIgnoreCase)];
        }
    }

    public Mka1Context? Find(string name)
    {
        lock (_byName)
            return _byName.TryGetValue(name, out var context) ? context : null;
    }

    public void SetCurrent(Mka1Context context)
    {
        lock (_byName)
        {
            _byName[context.Name] = context;
            _current = context.Name;
        }
    }

    public void ClearCurrent()
    {
        lock (_byName)
            _current = null;
    }

    /// <returns>True if the context existed.</returns>
    public bool Remove(string name)
    {
        lock (_byName)
        {
            if (string.Equals(_current, name, StringComparison.OrdinalIgnoreCase))
                _current = null;
            return _byName.Remove(name);
        }
    }
}
