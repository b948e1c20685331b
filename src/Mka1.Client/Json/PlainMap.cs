using System.Collections.ObjectModel;
using System.Text.Json;

namespace Mka1.Json;

/// <summary>A JSON object as plain values, whose text is its JSON.</summary>
internal sealed class PlainMap(JsonElement json) : ReadOnlyDictionary<string, object?>(JsonValue.ToDictionary(json))
{
    public override string ToString() => JsonLayout.Compact(json.GetRawText());
}
