using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Mka1.Json;

namespace Mka1.Client.Tests.Json;

/// <summary>Holds every type to the rule that a property is named as its member is on the wire.</summary>
public sealed class MemberTests
{
    // One value of each kind that a member can have; each property must show one of them.
    private static readonly string[] Kinds = ["\"text\"", "42", "true", "[72,105]", "[{\"type\":\"x\"}]", "{\"type\":\"x\",\"data\":[{\"code\":\"c\"}],\"body\":{\"a\":1}}"];

    public static TheoryData<Type> Types => [.. typeof(Mka1Object).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Mka1Object)) && !type.IsAbstract && type.IsPublic)];

    [Fact]
    public void There_are_types() => Assert.True(Types.Count > 15);

    [Theory]
    [MemberData(nameof(Types))]
    public void What_a_type_has_properties_for_is_not_additional_and_everything_else_is(Type type)
    {
        string members = string.Join(",", WireNames(type).Select(name => $"\"{name}\":null"));
        var item = Make(type, $"{{{members}{(members.Length > 0 ? "," : "")}\"never_heard_of\":{{\"a\":[1]}}}}");
        Assert.Equal("never_heard_of", Assert.Single(item.GetAdditionalProperties()).Key);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Each_property_shows_the_member_of_its_name(Type type)
    {
        var none = Make(type, "{}");
        foreach (var property in Properties(type).Where(property => WireMemberAttribute.GetName(property) is not null))
        {
            string name = WireMemberAttribute.GetName(property)!;
            object? empty = property.GetValue(none);
            Assert.True(
                Kinds.Any(kind => !Same(empty, property.GetValue(Make(type, $"{{\"{name}\":{kind}}}")))),
                $"{type.Name}.{property.Name} shows nothing of a member {name}.");
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void No_property_fails_whatever_its_member_is(Type type)
    {
        string[] odd = [.. Kinds, "null", "1e999", "-1e300", "12345678901234567890", "1.5", "\"\\ud83d\"", "[1,null,\"x\",[]]", "{}", "\"2026-01-02T03:04:05Z\"", "253402300799.9999999"];
        foreach (string value in odd)
        {
            string members = string.Join(",", WireNames(type).Select(name => $"\"{name}\":{value}"));
            var item = Make(type, $"{{{members}}}");
            Touch(item);
            Assert.NotNull(item.ToString());
        }
        // Nor if it is no object at all, as an item of a list may be.
        foreach (string json in new[] { "\"text\"", "1", "null", "[]" })
        {
            var item = Make(type, json);
            Touch(item);
            Assert.Empty(item.GetAdditionalProperties());
            Assert.Equal(json, item.ToJson());
        }
    }

    [Fact]
    public void A_member_of_the_name_of_a_property_that_is_not_on_the_wire_is_not_hidden()
    {
        var file = Mka1.Files.FileObject.FromJson("""{"id":"f","sha256":"s","additional_properties":1}""");
        Assert.Equal(["sha256", "additional_properties"], file.GetAdditionalProperties().Keys);
    }

    private static void Touch(Mka1Object item)
    {
        foreach (var property in Properties(item.GetType()))
        {
            object? value = property.GetValue(item);
            if (value is Mka1Object child)
                Touch(child);
            else if (value is IEnumerable<Mka1Object> children)
                children.ToList().ForEach(Touch);
        }
    }

    private static IEnumerable<PropertyInfo> Properties(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.DeclaringType != typeof(Mka1Object));

    private static IEnumerable<string> WireNames(Type type) =>
        Properties(type).Select(WireMemberAttribute.GetName).OfType<string>().Distinct();

    private static bool Same(object? a, object? b) => a is string or null or ValueType
        ? Equals(a, b)
        : a is Mka1Object one && b is Mka1Object other ? one.ToJson() == other.ToJson()
        : JsonSerializer.Serialize(a) == JsonSerializer.Serialize(b) && Equals((a as System.Collections.ICollection)?.Count, (b as System.Collections.ICollection)?.Count);

    private static Mka1Object Make(Type type, string json)
    {
        using var document = JsonDocument.Parse(json);
        var constructor = Assert.Single(type.GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public));
        object?[] arguments = [.. constructor.GetParameters().Select(parameter => parameter.ParameterType == typeof(JsonElement) ? (object?)document.RootElement.Clone() : "batch_1")];
        return (Mka1Object)constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, arguments, CultureInfo.InvariantCulture);
    }
}
