using System.Collections;
using Mka1.Lists;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.Pipeline;

/// <summary>Filters that the API does not support. Stops reading a sorted list when no later object can match.</summary>
internal sealed class ListFilter<T>
{
    private readonly DateTimeOffset _after;
    private readonly DateTimeOffset _before;
    private readonly Func<T, DateTimeOffset?> _getCreated;
    private readonly List<Func<T, bool>> _conditions = [];

    public ListFilter(DateTimeOffset after, DateTimeOffset before, Func<T, DateTimeOffset?> getCreated)
    {
        _after = after;
        _before = before;
        _getCreated = getCreated;
    }

    public bool IsEmpty => _conditions.Count == 0 && _after == DateTimeOffset.MinValue && _before == DateTimeOffset.MaxValue;

    /// <summary>Keeps objects with all of these metadata pairs, whose values are patterns; null keeps all.</summary>
    public void AddMetadata(IDictionary? metadata, Func<T, IReadOnlyDictionary<string, string>> getMetadata)
    {
        foreach (var pair in MetadataMap.ConvertOptional(metadata) ?? [])
        {
            var pattern = TextPattern.Create(pair.Value);
            _conditions.Add(item => getMetadata(item).TryGetValue(pair.Key, out string? value) && pattern.IsMatch(value));
        }
    }

    public void Add(Func<T, bool> condition) => _conditions.Add(condition);

    /// <summary>Keeps objects whose value matches one of the patterns; null keeps all.</summary>
    public void Add(string[]? patterns, Func<T, string?> value)
    {
        if (patterns is null)
            return;
        var wildcards = patterns.Select(TextPattern.Create).ToArray();
        Add(item => value(item) is string text && wildcards.Any(pattern => pattern.IsMatch(text)));
    }

    /// <summary>Filters a list sorted by time of creation; a null order reads to the end.</summary>
    public async IAsyncEnumerable<T> Apply(IAsyncEnumerable<T> list, ListOrder? order)
    {
        await foreach (var item in list)
        {
            var created = _getCreated(item) ?? DateTimeOffset.MinValue;
            if ((order == ListOrder.Descending && created < _after) || (order == ListOrder.Ascending && created >= _before))
                yield break;
            if (created >= _after && created < _before && _conditions.All(condition => condition(item)))
                yield return item;
        }
    }
}
