using System.Collections.ObjectModel;

namespace Mka1.Json;

/// <summary>A map whose text is that of its pairs, for exports such as Export-Csv, which call ToString.</summary>
/// <param name="pairs">The pairs.</param>
public sealed class TextMap(IDictionary<string, string> pairs) : ReadOnlyDictionary<string, string>(pairs)
{
    /// <summary>The text of the pairs.</summary>
    /// <returns>Text such as <c>a=1; b=2</c>.</returns>
    public override string ToString() => string.Join("; ", this.Select(static pair => $"{pair.Key}={pair.Value}"));
}
