using System.Collections.ObjectModel;

namespace Mka1.Json;

/// <summary>A list whose text is that of its items, for exports such as Export-Csv, which call ToString.</summary>
internal sealed class TextList<T>(IList<T> items) : ReadOnlyCollection<T>(items)
{
    /// <summary>A list without items.</summary>
    public static TextList<T> None { get; } = new([]);

    /// <summary>The number of items, by the name that an array has for it.</summary>
    public int Length => Count;

    /// <returns>Text such as <c>a; b</c>.</returns>
    public override string ToString() => string.Join("; ", this);
}
