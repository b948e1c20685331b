using System.Collections.ObjectModel;
using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace Mka1.Json;

/// <summary>Converts JSON values to plain CLR values, so that no public signature has a type of the JSON library.</summary>
internal static class JsonValue
{
    private const int MaximumIntegerDigits = 1000;

    public static object? ToPlain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => JsonText.GetString(value),
        JsonValueKind.Number => ToExact(value),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Object => new PlainMap(value),
        JsonValueKind.Array => new PlainList(value),
        _ => null,
    };

    /// <summary>Converts a value to send; what a plain value would serialize differently stays as its text.</summary>
    public static object? ToSend(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String when HasUnpairedSurrogate(value) => ToLiteral(value),
        JsonValueKind.Number => ToNumberToSend(value),
        JsonValueKind.Object => JsonMembers.HasUnpairedSurrogateInName(value) || FindDuplicateName(value) is not null ? ToLiteral(value) : MembersToSend(value),
        JsonValueKind.Array => value.EnumerateArray().Select(ToSend).ToArray(),
        _ => ToPlain(value),
    };

    public static Dictionary<string, object?> MembersToSend(JsonElement value) =>
        value.EnumerateObject().ToDictionary(static member => member.Name, static member => ToSend(member.Value), StringComparer.Ordinal);

    /// <summary>Finds a duplicate name in an object; null if there is none.</summary>
    public static string? FindDuplicateName(JsonElement value)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        return JsonMembers.Read(value).Select(static member => member.Key).FirstOrDefault(name => !names.Add(name));
    }

    public static Dictionary<string, object?> ToDictionary(JsonElement value, HashSet<string>? except = null)
    {
        var members = new Dictionary<string, object?>();
        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in JsonMembers.Read(value))
            {
                if (except is null || !except.Contains(member.Key))
                    members[member.Key] = ToPlain(member.Value);
            }
        }
        return members;
    }

    public static ReadOnlyDictionary<string, string> ToTextMap(JsonElement value)
    {
        var map = new Dictionary<string, string>();
        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in JsonMembers.Read(value))
                map[member.Key] = JsonText.GetStringOrJson(member.Value);
        }
        return new TextMap(map);
    }

    /// <summary>Converts Unix seconds (whole or fractional, also as text) or ISO 8601 text.</summary>
    public static DateTimeOffset? ToTime(JsonElement value) =>
        ToNumber(value) is double seconds ? FromUnixSeconds(seconds)
        : value.ValueKind == JsonValueKind.String && !HasUnpairedSurrogate(value) && value.TryGetDateTimeOffset(out var time) ? time
        : null;

    private static DateTimeOffset? FromUnixSeconds(double seconds) =>
        seconds is > -62135596800 and < 253402300799
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000))
            : null;

    /// <summary>Converts a number, also one that was sent as text; null for anything else.</summary>
    public static double? ToNumber(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Number)
            return value.TryGetDouble(out double number) ? number : null;
        return value.ValueKind == JsonValueKind.String
            && double.TryParse(JsonText.GetString(value), NumberStyles.Float, CultureInfo.InvariantCulture, out double spelled)
            && !double.IsNaN(spelled) && !double.IsInfinity(spelled) ? spelled : null;
    }

    /// <summary>Gets the integer part of a number, also of one that was sent as text; null if it is out of range.</summary>
    public static long? ToInteger(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long integer))
            return integer;
        if (value.ValueKind == JsonValueKind.String
            && long.TryParse(JsonText.GetString(value), NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out integer))
        {
            return integer;
        }
        return ToNumber(value) is double number and > -9.2e18 and < 9.2e18 ? (long)number : null;
    }

    /// <summary>Converts a flag, also one that was sent as text; null for anything else.</summary>
    public static bool? ToFlag(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String when bool.TryParse(JsonText.GetString(value), out bool flag) => flag,
        _ => null,
    };

    // A .NET number type, if one represents the value exactly.
    private static object ToExact(JsonElement value)
    {
        if (value.TryGetInt64(out long integer))
            return integer;
        string text = value.GetRawText();
        if (value.TryGetDecimal(out decimal exact) && IsSameNumber(exact.ToString(CultureInfo.InvariantCulture), text))
            return exact;
        // Parsing a number of millions of digits takes minutes.
        if (text.Length <= MaximumIntegerDigits && text.TrimStart('-').All(static c => c is >= '0' and <= '9'))
            return BigInteger.Parse(text, CultureInfo.InvariantCulture);
        return ToNumber(value) is double number && IsSameNumber(number.ToString("R", CultureInfo.InvariantCulture), text)
            ? number
            : new JsonLiteral(text);
    }

    private static bool IsSameNumber(string number, string text) => number == text || NumberText.AreEqual(text, number);

    private static object ToNumberToSend(JsonElement value)
    {
        string text = value.GetRawText();
        if (value.TryGetInt64(out long integer) && integer.ToString(CultureInfo.InvariantCulture) == text)
            return integer;
        return value.TryGetDecimal(out decimal exact) && exact.ToString(CultureInfo.InvariantCulture) == text ? exact : new JsonLiteral(text);
    }

    private static JsonLiteral ToLiteral(JsonElement value) => new(JsonLayout.Compact(value.GetRawText()));

    private static bool HasUnpairedSurrogate(JsonElement text) => JsonText.HasUnpairedSurrogate(System.Text.Encoding.UTF8.GetBytes(text.GetRawText()), out _);
}
