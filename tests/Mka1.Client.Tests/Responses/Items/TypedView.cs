using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mka1.Json;
using Mka1.Responses.Content;

namespace Mka1.Client.Tests.Responses.Items;

/// <summary>What holds for every typed view of JSON, looked at by reflection so that no member is left out.</summary>
internal static class TypedView
{
    private static readonly string[] OddValues = ["null", "true", "-1.5", "1e300", "\"odd\"", "[]", "[null,1,\"a\",[],{}]", "{}", "{\"type\":5,\"text\":{}}"];

    public static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    /// <summary>Every member of the JSON is a property with the same value, down to the last, and nothing is left over.</summary>
    public static void ShowsEveryMember(Mka1Object view)
    {
        Assert.Empty(view.GetAdditionalProperties());
        foreach (var member in view.Json.EnumerateObject())
        {
            var property = PropertyOf(view, member.Name);
            Assert.True(property is not null, $"{view.GetType().Name} has no property for '{member.Name}'.");
            Same(member.Value, property.GetValue(view), $"{view.GetType().Name}.{property.Name}");
        }
    }

    public static void KeepsWhatItDoesNotKnow(string json, Func<JsonElement, Mka1Object> make)
    {
        var changed = JsonNode.Parse("""{"never_heard_of":{"a":[1,null,{"b":"c"}]}}""")!.AsObject();
        foreach (var (name, value) in JsonNode.Parse(json)!.AsObject())
            changed.Add(name, value?.DeepClone());
        string text = changed.ToJsonString();
        var view = make(Parse(text));
        Assert.Equal(make(Parse(json)).GetType(), view.GetType());
        Assert.Equal("never_heard_of", Assert.Single(view.GetAdditionalProperties()).Key);
        Assert.Equal(text, view.ToJson());
    }

    /// <summary>Whatever stands anywhere in the JSON, nothing throws, and a member of another kind than its property's is null or empty.</summary>
    public static void TakesAnythingAnywhere(string json, Func<JsonElement, Mka1Object> make)
    {
        foreach (string odd in OddValues)
        {
            int count = Places(JsonNode.Parse(json)!).Count;
            for (int i = 0; i < count; i++)
            {
                var changed = JsonNode.Parse(json)!;
                var place = Places(changed)[i];
                place.ReplaceWith(JsonNode.Parse(odd));
                var view = make(Parse(changed.ToJsonString()));
                ReadAll(view);
                foreach (var member in view.Json.EnumerateObject())
                {
                    var property = PropertyOf(view, member.Name);
                    // A type can be implied, or stand in the frame.
                    if (property is not null && member.Name != "type" && !Fits(member.Value.ValueKind, property.PropertyType))
                        Assert.True(IsNothing(property.GetValue(view)), $"{view.GetType().Name}.{property.Name} of {member.Value.GetRawText()}");
                }
            }
        }
    }

    /// <summary>Reads every property of a view and of the views in it.</summary>
    public static void ReadAll(Mka1Object view)
    {
        Assert.NotNull(view.ToString());
        Assert.NotNull(view.ToJson());
        Assert.NotNull(view.ToJson(indented: true));
        foreach (var property in view.GetType().GetProperties())
        {
            switch (property.GetValue(view))
            {
                case Mka1Object inner: ReadAll(inner); break;
                case IEnumerable<Mka1Object> list:
                    foreach (var element in list)
                        ReadAll(element);
                    break;
            }
        }
    }

    /// <summary>The properties that show a member, which are all but what is computed.</summary>
    public static IEnumerable<PropertyInfo> MembersOf(Type type) => type.GetProperties()
        .Where(static property => WireMemberAttribute.GetName(property) is not null);

    public static string WireName(PropertyInfo property) => WireMemberAttribute.GetName(property)!;

    private static PropertyInfo? PropertyOf(Mka1Object view, string member) =>
        MembersOf(view.GetType()).SingleOrDefault(property => WireName(property) == member);

    private static List<JsonNode> Places(JsonNode node) => node switch
    {
        JsonObject map => [.. map.Where(static pair => pair.Value is not null).SelectMany(static pair => Places(pair.Value!).Prepend(pair.Value!))],
        JsonArray array => [.. array.Where(static element => element is not null).SelectMany(static element => Places(element!).Prepend(element!))],
        _ => [],
    };

    private static void Same(JsonElement expected, object? actual, string where)
    {
        switch (actual)
        {
            case null: Assert.True(expected.ValueKind == JsonValueKind.Null, where); break;
            case string text: Assert.Equal(expected.GetString(), text); break;
            case bool flag: Assert.Equal(expected.GetBoolean(), flag); break;
            case long or double or decimal or byte: Assert.Equal(expected.GetDouble(), Convert.ToDouble(actual, CultureInfo.InvariantCulture), precision: 12); break;
            case DateTimeOffset time: Assert.Equal(expected.GetInt64(), time.ToUnixTimeSeconds()); break;
            case Mka1Object view:
                Assert.Equal(expected.GetRawText(), view.ToJson());
                ShowsEveryMember(view);
                break;
            // Where the API takes parts it takes plain text too.
            case IReadOnlyList<ContentPart> parts when expected.ValueKind == JsonValueKind.String:
                Assert.Equal(expected.GetString(), Assert.IsType<InputTextPart>(Assert.Single(parts)).Text);
                Assert.Equal(expected.GetString(), parts[0].ToString());
                ShowsEveryMember(parts[0]);
                break;
            case IDictionary map:
                Assert.Equal(expected.EnumerateObject().Select(static member => member.Name), map.Keys.Cast<string>());
                foreach (var member in expected.EnumerateObject())
                    Same(member.Value, map[member.Name], $"{where}.{member.Name}");
                break;
            case IEnumerable sequence when expected.ValueKind == JsonValueKind.Null: Assert.Empty(sequence); break;
            case IEnumerable sequence:
                object?[] elements = [.. sequence.Cast<object?>()];
                Assert.Equal(expected.GetArrayLength(), elements.Length);
                for (int i = 0; i < elements.Length; i++)
                    Same(expected[i], elements[i], $"{where}[{i}]");
                break;
            default: Assert.Fail($"{where} is a {actual.GetType()}."); break;
        }
    }

    private static bool Fits(JsonValueKind kind, Type type) => kind switch
    {
        _ when type == typeof(object) => true,
        JsonValueKind.Number => type == typeof(long?) || type == typeof(long) || type == typeof(double?) || type == typeof(DateTimeOffset?),
        JsonValueKind.True or JsonValueKind.False => type == typeof(bool?),
        JsonValueKind.String => type == typeof(string) || type == typeof(IReadOnlyList<ContentPart>),
        JsonValueKind.Array => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>),
        JsonValueKind.Object => typeof(Mka1Object).IsAssignableFrom(type) || typeof(IDictionary).IsAssignableFrom(type),
        _ => false,
    };

    private static bool IsNothing(object? value) => value is null or "" or 0L || (value is IEnumerable sequence && !sequence.Cast<object?>().Any());
}
