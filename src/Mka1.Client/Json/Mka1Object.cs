using System.Collections.Concurrent;
using System.Collections.ObjectModel;
using System.Reflection;
using System.Text.Json;
using Mka1.Http;

namespace Mka1.Json;

/// <summary>
/// A typed view of a JSON object that the server sent. It keeps the JSON, so members unknown to this version of the
/// client are preserved: they are in <see cref="GetAdditionalProperties"/> and in <see cref="ToJson()"/>.
/// Instances are immutable and thread-safe.
/// </summary>
public abstract class Mka1Object
{
    private static readonly ConcurrentDictionary<Type, HashSet<string>> KnownMembers = new();
    private ReadOnlyDictionary<string, object?>? _additionalProperties;

    private protected Mka1Object(JsonElement json) => Json = json;

    internal JsonElement Json { get; }

    /// <summary>Where the object was read; null if it was created from JSON text.</summary>
    internal Origin? Origin { get; set; }

    /// <summary>
    /// The members that this type has no property for, by their names on the wire, as plain values: string, long,
    /// decimal, BigInteger, double, bool, null, arrays and dictionaries of them, and <see cref="JsonLiteral"/> for any other
    /// number. As in all properties, an unpaired surrogate becomes U+FFFD, and the last of several members of a name is used;
    /// <see cref="ToJson()"/> returns everything unchanged.
    /// </summary>
    /// <returns>The members; none if the type has a property for every member.</returns>
    // Not a property, because exports such as ConvertTo-Json would list it for every object.
    public ReadOnlyDictionary<string, object?> GetAdditionalProperties() =>
        _additionalProperties ??= new(JsonValue.ToDictionary(Json, except: GetKnownMembers(GetType())));

    /// <summary>Returns the JSON as the server sent it.</summary>
    /// <returns>JSON text of one object.</returns>
    public string ToJson() => Json.GetRawText();

    /// <summary>Returns the JSON as the server sent it, or indented.</summary>
    /// <param name="indented">True writes one member per line.</param>
    /// <returns>JSON text of one object.</returns>
    public string ToJson(bool indented) => indented ? JsonLayout.Indent(ToJson()) : ToJson();

    /// <summary>Returns where the object was read.</summary>
    /// <returns>Connection, server and identity; null if it was created from JSON text.</returns>
    public Origin? GetOrigin() => Origin;

    /// <summary>The JSON without white space, for types without a shorter text.</summary>
    /// <returns>JSON text.</returns>
    public override string ToString() => JsonLayout.Compact(ToJson());

    // The JSON may be no object: the element of a list can be any value.
    private protected bool TryGet(string name, out JsonElement value) => Json.TryGetMember(name, out value);

    private protected string? GetText(string name) =>
        TryGet(name, out var value) && value.ValueKind == JsonValueKind.String ? JsonText.GetString(value) : null;

    // Servers send ids and codes as text or as numbers, and numbers and flags also as text.
    private protected string? GetId(string name) => TryGet(name, out var value) ? JsonText.GetStringOrNumber(value) : null;

    private protected string GetRequiredId(string name) => GetId(name) ?? string.Empty;

    private protected string GetRequiredText(string name) => GetText(name) ?? string.Empty;

    private protected long? GetInteger(string name) => TryGet(name, out var value) ? JsonValue.ToInteger(value) : null;

    // A missing count is 0; one out of range is the maximum or minimum.
    private protected long GetCount(string name) =>
        GetInteger(name) ?? (GetNumber(name) is double beyond ? beyond > 0 ? long.MaxValue : long.MinValue : 0);

    private protected double? GetNumber(string name) => TryGet(name, out var value) ? JsonValue.ToNumber(value) : null;

    private protected bool? GetFlag(string name) => TryGet(name, out var value) ? JsonValue.ToFlag(value) : null;

    private protected DateTimeOffset? GetTime(string name) =>
        TryGet(name, out var value) ? JsonValue.ToTime(value) : null;

    private protected object? GetPlain(string name) =>
        TryGet(name, out var value) ? JsonValue.ToPlain(value) : null;

    private protected ReadOnlyDictionary<string, object?>? GetMap(string name) =>
        TryGet(name, out var value) && value.ValueKind == JsonValueKind.Object ? new PlainMap(value) : null;

    private protected ReadOnlyDictionary<string, string> GetTextMap(string name) =>
        TryGet(name, out var value) ? JsonValue.ToTextMap(value) : JsonValue.ToTextMap(default);

    private protected IReadOnlyList<string> GetTextList(string name) => GetList(name, JsonText.GetStringOrJson);

    private protected T? GetView<T>(string name, Func<JsonElement, T> view)
        where T : class =>
        TryGet(name, out var value) && value.ValueKind == JsonValueKind.Object ? WithOrigin(view(value)) : null;

    // Some servers send an error as text.
    private protected T? GetObjectOrText<T>(string name, Func<JsonElement, T> view)
        where T : class =>
        TryGet(name, out var value) && value.ValueKind is JsonValueKind.Object or JsonValueKind.String ? WithOrigin(view(value)) : null;

    private protected IReadOnlyList<T> GetList<T>(string name, Func<JsonElement, T> view)
    {
        if (!TryGet(name, out var array) || array.ValueKind != JsonValueKind.Array)
            return TextList<T>.None;
        var items = new T[array.GetArrayLength()];
        int index = 0;
        foreach (var element in array.EnumerateArray())
            items[index++] = WithOrigin(view(element));
        return new TextList<T>(items);
    }

    // A part was read where its object was.
    private T WithOrigin<T>(T part)
    {
        if (part is Mka1Object own)
            own.Origin = Origin;
        return part;
    }

    // A property has the name of its member in Pascal case; a test checks this for every type.
    private static HashSet<string> GetKnownMembers(Type type) => KnownMembers.GetOrAdd(type, static key =>
        [.. key.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(WireMemberAttribute.GetName).OfType<string>()]);
}
