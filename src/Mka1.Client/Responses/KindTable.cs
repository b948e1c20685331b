using System.Text.Json;
using Mka1.Json;

namespace Mka1.Responses;

/// <summary>Maps the <c>type</c> of an object to the class of its view, with a fallback class for unknown types.</summary>
internal sealed class KindTable<T>(Func<JsonElement, T> unknown)
    where T : Mka1Object
{
    private readonly Dictionary<string, Func<JsonElement, T>> _kinds = [];

    public IEnumerable<string> Types => _kinds.Keys;

    public Func<JsonElement, T> this[string type]
    {
        set => _kinds.Add(type, value);
    }

    public bool IsKnown(string type) => _kinds.ContainsKey(type);

    /// <summary>Creates a view by the type of the object.</summary>
    public T View(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetMember("type", out var type) && type.ValueKind == JsonValueKind.String
            ? View(json, JsonText.GetString(type))
            : unknown(json);

    /// <summary>Creates a view by a given type.</summary>
    public T View(JsonElement json, string type) => (_kinds.TryGetValue(type, out var kind) ? kind : unknown)(json);
}
