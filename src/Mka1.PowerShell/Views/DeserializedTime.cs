using System.Globalization;

namespace Mka1.PowerShell.Views;

/// <summary>Reads a time of a deserialized object: the engine serializes a DateTimeOffset as its members, or as text.</summary>
internal static class DeserializedTime
{
    /// <summary>Gets the time.</summary>
    /// <param name="value">A time, its deserialized members, or text.</param>
    /// <returns>The time; null if the value is none.</returns>
    public static DateTimeOffset? Read(object? value) => MemberPath.Unwrap(value) switch
    {
        DateTimeOffset time => time,
        DateTime time => new DateTimeOffset(time),
        string text => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null,
        var bag => MemberPath.GetValue(bag, "UtcDateTime") is DateTime utc ? new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc)) : null,
    };
}
