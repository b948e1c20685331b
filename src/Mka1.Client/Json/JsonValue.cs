using System.Collections.ObjectModel;
using System.Text.Json;

namespace Mka1.Json;

/// <summary>Turns JSON values into plain CLR values, so that no public signature holds a type of the JSON library.</summary>
internal static class JsonValue
{
    public static object? ToPlain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => JsonText.Of(value),
        JsonValueKind.Number => ToNumber(value),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Object => ToDictionary(value),
        JsonValueKind.Array => value.EnumerateArray().Select(ToPlain).ToArray(),
        _ => null,
    };

    public static ReadOnlyDictionary<string, object?> ToDictionary(JsonElement value, HashSet<string>? except = null)
    {
        var members = new Dictionary<string, object?>();
        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in value.EnumerateObject())
            {
                if (except is null || !except.Contains(member.Name))
                    members[member.Name] = ToPlain(member.Value);
            }
        }
        return new ReadOnlyDictionary<string, object?>(members);
    }

    public static ReadOnlyDictionary<string, string> ToTextMap(JsonElement value)
    {
        var map = new Dictionary<string, string>();
        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in value.EnumerateObject())
                map[member.Name] = JsonText.OfAny(member.Value);
        }
        return new ReadOnlyDictionary<string, string>(map);
    }

    /// <summary>Unix seconds (whole or not) or ISO 8601 text; both occur in the API.</summary>
    public static DateTimeOffset? ToTime(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetDouble(out double seconds) => FromUnixSeconds(seconds),
        JsonValueKind.String when value.TryGetDateTimeOffset(out var time) => time,
        _ => null,
    };

    private static DateTimeOffset? FromUnixSeconds(double seconds) =>
        seconds is > -62135596800 and < 253402300799
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000))
            : null;

    /// <summary>The whole part of a number that is not written as an integer; null beyond the integers.</summary>
    public static long? ToInteger(JsonElement value) =>
        value.TryGetDouble(out double number) && number is > -9.2e18 and < 9.2e18 ? (long)number : null;

    private static object ToNumber(JsonElement value)
    {
        if (value.TryGetInt64(out long integer))
            return integer;
        if (value.TryGetDecimal(out decimal exact))
            return exact;
        // .NET Framework has no double for what is too large for one.
        return value.TryGetDouble(out double number) ? number : value.GetRawText();
    }
}
