using System.Collections.ObjectModel;

namespace Mka1.Json;

/// <summary>A map whose text is that of its pairs, for exports such as Export-Csv, which call ToString.</summary>
/// <param name="pairs">The pairs.</param>
public sealed class TextMap(IDictionary<string, string> pairs) : ReadOnlyDictionary<string, string>(pairs)
{
    private static readonly char[] Separators = [';', '='];

    /// <summary>The text of the pairs, from which they can be read back.</summary>
    /// <returns>Text such as <c>a=1; b=2</c>; JSON if a key or a value contains a separator or begins or ends with a space.</returns>
    public override string ToString() => this.Any(static pair => IsAmbiguous(pair.Key) || IsAmbiguous(pair.Value))
        ? JsonBody.ToText(this)
        : string.Join("; ", this.Select(static pair => $"{pair.Key}={pair.Value}"));

    private static bool IsAmbiguous(string text) => text.IndexOfAny(Separators) >= 0 || text.Trim().Length != text.Length;
}
