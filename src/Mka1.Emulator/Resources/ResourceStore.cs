using System.Diagnostics.CodeAnalysis;
using Mka1.Emulator.Gateway;

namespace Mka1.Emulator.Resources;

/// <summary>The stored objects of a kind, in the order of their creation.</summary>
internal sealed class ResourceStore<T>(bool strictCursors) : IResourceStore
    where T : class, IResource
{
    // A removed object leaves an empty place, so that a list can still continue after it.
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
            // An id of the caller's may come again after its removal.
            if (TryGet(item.Id, out _))
                throw new InvalidOperationException($"The id '{item.Id}' exists.");
            _index[item.Id] = _places.Count;
            _places.Add(item);
            _count++;
        }
    }

    public T Get(string id) => TryGet(id, out var item) ? item : throw ApiException.NotFound(T.Noun, id);

    public bool TryGet(string id, [NotNullWhen(true)] out T? item)
    {
        lock (_places)
            item = _index.TryGetValue(id, out var place) ? _places[place] : null;
        return item is not null;
    }

    public bool Contains(string id) => TryGet(id, out _);

    public IEnumerable<string> AllIds()
    {
        lock (_places)
            return [.. _places.OfType<T>().Select(static item => item.Id)];
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

    /// <summary>Makes an object the newest, if it exists.</summary>
    public void MoveToEnd(string id)
    {
        lock (_places)
        {
            if (!TryGet(id, out var item))
                return;
            _places[_index[id]] = null;
            _index[id] = _places.Count;
            _places.Add(item);
        }
    }

    public IEnumerable<byte[]> Newest(int most) => Read(new PageRequest(null, null, most, true)).Data.Select(item => item.Render());

    /// <summary>All objects, the newest first.</summary>
    public IReadOnlyList<T> Newest() => Read(new PageRequest(null, null, int.MaxValue, true)).Data;

    public Page<T> Read(PageRequest request, Predicate<T>? filter = null)
    {
        lock (_places)
        {
            // 'before' reads against the order of the list, and the page is reversed at the end.
            var backward = request.Before is not null && request.After is null;
            var step = request.Descending ^ backward ? -1 : 1;
            var place = (request.After ?? request.Before) is { } id
                ? GetPlace(id, backward ? "before" : "after") + step
                : step < 0 ? _places.Count - 1 : 0;
            var stop = request.After is not null && request.Before is not null ? GetPlace(request.Before, "before") : -1;
            var data = new List<T>(Math.Min(request.Limit, 128));
            for (; place >= 0 && place < _places.Count && place != stop; place += step)
            {
                if (_places[place] is not { } item || filter?.Invoke(item) == false)
                    continue;
                if (data.Count == request.Limit)
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

    private int GetPlace(string id, string param) =>
        _index.TryGetValue(id, out var place) && (!strictCursors || _places[place] is not null)
            ? place
            : throw ApiException.Invalid($"Invalid '{param}': no {T.Noun} found with id '{id}'.", param);
}
