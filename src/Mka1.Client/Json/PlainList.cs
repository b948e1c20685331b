using System.Collections.ObjectModel;
using System.Text.Json;

namespace Mka1.Json;

/// <summary>A JSON array as plain values, whose text is its JSON.</summary>
internal sealed class PlainList(JsonElement json) : ReadOnlyCollection<object?>([.. json.EnumerateArray().Select(JsonValue.ToPlain)])
{
    /// <summary>The number of items, by the name that an array has for it.</summary>
    public int Length => Count;

    public override string ToString() => JsonLayout.Compact(json.GetRawText());
}
