using System.Text.Json.Nodes;

namespace Mka1.Emulator.Answers;

/// <summary>A number within the bounds of a JSON schema, as near to the preferred one as they allow.</summary>
internal static class SchemaNumber
{
    // Sums and multiples of smaller numbers fit a decimal.
    private const decimal MaxNumber = 1e27m;
    private const decimal SmallestStep = 1e-6m;

    /// <summary>A bound of a schema; null if it is missing or too large for a decimal.</summary>
    public static decimal? Bound(JsonObject schema, string name) =>
        schema[name] is JsonValue value && value.TryGetValue<decimal>(out var bound) && Math.Abs(bound) <= MaxNumber ? bound : null;

    public static JsonNode Whole(JsonObject schema, decimal wanted)
    {
        var least = Max(Ceiling(Bound(schema, "minimum")), Floor(Bound(schema, "exclusiveMinimum")) + 1);
        var most = Min(Floor(Bound(schema, "maximum")), Ceiling(Bound(schema, "exclusiveMaximum")) - 1);
        var value = decimal.Truncate(Step(schema, Clamp(wanted, least, most), most));
        return value is >= long.MinValue and <= long.MaxValue ? (long)value : value;
    }

    public static JsonNode Any(JsonObject schema, decimal wanted)
    {
        var (above, below) = (Bound(schema, "exclusiveMinimum"), Bound(schema, "exclusiveMaximum"));
        // The middle of two bounds is valid, whichever of them is exclusive.
        var low = Max(Bound(schema, "minimum"), above);
        var high = Min(Bound(schema, "maximum"), below);
        var value = Clamp(wanted, low, high);
        if (value == above || value == below)
            value = low is not null && high is not null ? (low.Value + high.Value) / 2 : value + (value == above ? 0.5m : -0.5m);
        return Step(schema, value, high);
    }

    private static decimal Step(JsonObject schema, decimal value, decimal? most)
    {
        if (Bound(schema, "multipleOf") is not { } step || step < SmallestStep || Math.Abs(value) > 1e15m)
            return value;
        var multiple = decimal.Ceiling(value / step) * step;
        return multiple > most ? decimal.Floor(value / step) * step : multiple;
    }

    private static decimal Clamp(decimal value, decimal? least, decimal? most)
    {
        if (value < least)
            value = least.Value;
        return value > most ? most.Value : value;
    }

    private static decimal? Ceiling(decimal? value) => value is { } some ? decimal.Ceiling(some) : null;

    private static decimal? Floor(decimal? value) => value is { } some ? decimal.Floor(some) : null;

    private static decimal? Max(decimal? one, decimal? other) => one is null || other > one ? other : one;

    private static decimal? Min(decimal? one, decimal? other) => one is null || other < one ? other : one;
}
