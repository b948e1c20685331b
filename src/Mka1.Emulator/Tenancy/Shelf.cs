using System.Diagnostics.CodeAnalysis;
using Mka1.Emulator.Gateway;

namespace Mka1.Emulator.Tenancy;

/// <summary>Objects in the order they were made, found by id or a page at a time.</summary>
internal sealed class Shelf<T>(string kind, bool strictCursors)
    where T : class, IResource
{
    // A removed object leaves its place empty, so that a cursor that names it still points somewhere.
    private readonly List<T?> _places = [];
    private readonly Dictionary<string, int> _index = [];
    private int _count;

    public int Count
    {
        get
        {
            lock (_places)
                return _count;
        }
    }

    public void Add(T item)
    {
        lock (_places)
        {
            _index.Add(item.Id, _places.Count);
            _places.Add(item);
            _count++;
        }
    }

    public T Get(string id) => TryGet(id, out var item) ? item : throw ApiException.NotFound(kind, id);

    public bool TryGet(string id, [NotNullWhen(true)] out T? item)
    {
        lock (_places)
            item = _index.TryGetValue(id, out var place) ? _places[place] : null;
        return item is not null;
    }

    public T Remove(string id)
    {
        lock (_places)
        {
            var item = Get(id);
            _places[_index[id]] = null;
            _count--;
            return item;
        }
    }

    public Page<T> Read(Cursor cursor, Predicate<T>? filter = null)
    {
        lock (_places)
        {
            // Before walks against the order of the list and turns the page round at the end.
            var backward = cursor.Before is not null && cursor.After is null;
            var step = cursor.Descending ^ backward ? -1 : 1;
            var place = (cursor.After ?? cursor.Before) is { } id
                ? Place(id, backward ? "before" : "after") + step
                : step < 0 ? _places.Count - 1 : 0;
            var stop = cursor.After is not null && cursor.Before is not null ? Place(cursor.Before, "before") : -1;
            var data = new List<T>(Math.Min(cursor.Limit, 128));
            for (; place >= 0 && place < _places.Count && place != stop; place += step)
            {
                if (_places[place] is not { } item || filter?.Invoke(item) == false)
                    continue;
                if (data.Count == cursor.Limit)
                    return Done(true);
                data.Add(item);
            }

            return Done(false);

            Page<T> Done(bool more)
            {
                if (backward)
                    data.Reverse();
                return new Page<T>(data, more);
            }
        }
    }

    private int Place(string id, string param) =>
        _index.TryGetValue(id, out var place) && (!strictCursors || _places[place] is not null)
            ? place
            : throw ApiException.Invalid($"Invalid '{param}': no {kind} found with id '{id}'.", param);
}
