using System.Collections;
using System.Globalization;
using Mka1.Errors;
using Mka1.Json;
using Mka1.Responses;
using Mka1.Client.Tests.Wire;

namespace Mka1.Client.Tests.Json;

public sealed class JsonBodyTests
{
    public static TheoryData<object?, string> Values => new()
    {
        { null, "null" },
        { "a\"\\\n<é>", "\"a\\\"\\\\\\n<é>\"" },
        { true, "true" },
        { (byte)1, "1" },
        { -1, "-1" },
        { long.MinValue, "-9223372036854775808" },
        { ulong.MaxValue, "18446744073709551615" },
        { 0.1, "0.1" },
        { 1.5f, "1.5" },
        { 79228162514264337593543950335m, "79228162514264337593543950335" },
        { 'x', "\"x\"" },
        { DayOfWeek.Friday, "\"Friday\"" },
        { new Uri("https://example.com/a b"), "\"https://example.com/a b\"" },
        { new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(1)), "\"2026-01-02T03:04:05+01:00\"" },
        { new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc), "\"2026-01-02T03:04:05Z\"" },
        { Array.Empty<object>(), "[]" },
        { new object?[] { 1, null, new List<string> { "a" } }, "[1,null,[\"a\"]]" },
        { new Hashtable { ["a"] = 1 }, "{\"a\":1}" },
        { new Dictionary<string, object?> { ["b"] = null, ["a"] = new Hashtable { [1] = 2 } }, "{\"b\":null,\"a\":{\"1\":2}}" },
        { new SortedList { ["a"] = "x" }, "{\"a\":\"x\"}" },
        { Response.FromJson("""{"id":"resp_1","status":"new","other":[1]}"""), """{"id":"resp_1","status":"new","other":[1]}""" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Plain_values_become_JSON(object? value, string json) => Assert.Equal(json, JsonBody.ToText(value));

    [Fact]
    public void The_language_of_the_machine_does_not_matter()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("de-DE");
        try
        {
            Assert.Equal("{\"1.5\":1.5}", JsonBody.ToText(new Hashtable { [1.5] = 1.5 }));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    public static TheoryData<object> Impossible => [double.NaN, float.PositiveInfinity, new object(), Circle(), CircleOfLists()];

    [Theory]
    [MemberData(nameof(Impossible))]
    public void What_has_no_JSON_form_is_refused(object value)
    {
        Assert.Throws<Mka1InputException>(() => JsonBody.ToText(value));
        Assert.Throws<Mka1InputException>(() => JsonBody.ToText(new Dictionary<string, object?> { ["a"] = value }));
    }

    [Theory]
    [InlineData("""{"a":[1,2.5,"x",true,null,{"b":{}}]}""")]
    [InlineData("[]")]
    [InlineData("\"x\"")]
    [InlineData("9223372036854775808")]
    public void What_was_read_can_be_written(string json) => Assert.Equal(json, JsonBody.ToText(JsonBody.FromText(json)));

    [Fact]
    public void What_is_nested_deep_can_be_read_and_written()
    {
        string deep = new string('[', 900) + new string(']', 900);
        Assert.Equal(deep, JsonBody.ToText(JsonBody.FromText(deep)));
        var response = Response.FromJson($$"""{"id":"resp_1","status":"new","deep":{{deep}}}""");
        Assert.Equal(response.ToJson(), JsonBody.ToText(response));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{} {}")]
    [InlineData("{'a':1}")]
    [InlineData("NaN")]
    public void What_is_not_JSON_is_refused(string json)
    {
        Assert.Throws<Mka1InputException>(() => JsonBody.FromText(json));
        Assert.Throws<Mka1InputException>(() => Response.FromJson(json));
    }

    [Fact]
    public async Task A_surrogate_without_its_half_is_sent_as_the_replacement_character()
    {
        await using var server = new WireServer(WireAnswer.Json(Sample.Response()));
        using var client = server.Connect();
        await client.Responses.CreateAsync(new ResponseCreateOptions { Input = "half \ud83d" });
        Assert.Equal("half \uFFFD", server.Request.Json["input"]!.GetValue<string>());
    }

    private static Hashtable Circle()
    {
        var circle = new Hashtable();
        circle["self"] = circle;
        return circle;
    }

    private static List<object> CircleOfLists()
    {
        var circle = new List<object>();
        circle.Add(circle);
        return circle;
    }
}
