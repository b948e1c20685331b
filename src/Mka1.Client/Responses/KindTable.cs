using System.Text.Json;
using Mka1.Json;

namespace Mka1.Responses;

/// <summary>Which class views an object of which <c>type</c>; a class of its own views what is of none of them.</summary>
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

    /// <summary>A view by the object's own type, which may stand anywhere in it.</summary>
    public T View(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetMember("type", out var type) && type.ValueKind == JsonValueKind.String
            ? View(json, JsonText.GetString(type))
            : unknown(json);

    /// <summary>A view by a type that the caller knows.</summary>
    public T View(JsonElement json, string type) => (_kinds.TryGetValue(type, out var kind) ? kind : unknown)(json);
}
