using System.Text.Json;
using Mka1.Json;

namespace Mka1.Responses.Tools;

/// <summary>The approximate location of a user.</summary>
public sealed class UserLocation : Mka1Object
{
    internal UserLocation(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The type: <c>approximate</c>.</summary>
    public string? Type => GetText("type");

    /// <summary>The city.</summary>
    public string? City => GetText("city");

    /// <summary>The country, two letters (ISO 3166-1).</summary>
    public string? Country => GetText("country");

    /// <summary>The region, such as a state.</summary>
    public string? Region => GetText("region");

    /// <summary>The time zone (IANA), such as <c>Europe/Oslo</c>.</summary>
    public string? Timezone => GetText("timezone");

    /// <summary>A description of the location.</summary>
    /// <returns>Text such as <c>Oslo, NO</c>.</returns>
    public override string ToString() => string.Join(", ", new[] { City, Region, Country }.Where(static name => !string.IsNullOrEmpty(name)));
}
