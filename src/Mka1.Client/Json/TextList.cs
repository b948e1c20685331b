using System.Collections.ObjectModel;

namespace Mka1.Json;

/// <summary>A list whose text is that of its items, for exports such as Export-Csv, which call ToString.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
/// <param name="items">The items.</param>
public sealed class TextList<T>(IList<T> items) : ReadOnlyCollection<T>(items)
{
    /// <summary>A list without items.</summary>
    internal static TextList<T> None { get; } = new([]);

    /// <summary>The number of items, by the name that an array has for it.</summary>
    public int Length => Count;

    /// <summary>The text of the items.</summary>
    /// <returns>Text such as <c>a; b</c>.</returns>
    public override string ToString() => string.Join("; ", this);
}
