using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.EvalSchedules;

/// <summary>Completes the names of time zones in the IANA database.</summary>
public sealed class TimezoneCompleter() : KnownValueCompleter(Names)
{
    private static readonly string[] Names = [.. TimeZoneInfo.GetSystemTimeZones().Select(static zone => GetName(zone.Id)).OfType<string>().Distinct().OrderBy(static name => name, StringComparer.Ordinal)];

    private static string? GetName(string id)
    {
#if NET
        // Windows has names of its own.
        if (TimeZoneInfo.TryConvertWindowsIdToIanaId(id, out string? name))
            return name;
#endif
        return id.Contains('/') || id == "UTC" ? id : null;
    }
}
