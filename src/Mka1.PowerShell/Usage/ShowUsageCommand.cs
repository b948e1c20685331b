using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Text.Json;
using Mka1.Errors;
using Mka1.PowerShell.Views;
using Mka1.Usage;

namespace Mka1.PowerShell.Usage;

/// <summary>Draws usage as bars of text.</summary>
[Cmdlet(VerbsCommon.Show, "Mka1Usage")]
[OutputType(typeof(string))]
public sealed class ShowUsageCommand : UsageRowCommand
{
    private const int DefaultWidth = 80;
    private const int LongestName = 30;
    private const string Gap = "...";
    private const int ShortestBar = 10;

    /// <summary>What has a bar each.</summary>
    [Parameter]
    [ValidateSet("StartTime", "Model", "UserId", "ApiKeyId", "Background")]
    public string By { get; set; } = "StartTime";

    /// <summary>The number that the bars show.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(UsageMeasureCompleter))]
    [PSDefaultValue(Help = "Tokens, operations or bytes, as the kind has them")]
    [ValidateNotNullOrEmpty]
    public string? Measure { get; set; }

    private protected override async Task UseAsync()
    {
        if (IsUnused)
            WriteObject("There is no usage.");
        foreach (var kind in Rows.GroupBy(static row => row.Kind))
            await TryAsync(kind.Key, () => Draw(kind.Key, [.. kind]));
    }

    private Task Draw(string kind, IReadOnlyList<UsageRow> rows)
    {
        var numbers = UsageTotals.GetNames(rows);
        string measure = Measure is null ? UsageTotals.GetMeasure(rows)
            : numbers.FirstOrDefault(name => name.Equals(Measure, StringComparison.OrdinalIgnoreCase))
                ?? throw new Mka1InputException($"Usage of {kind} has no number '{Measure}'. It has: {string.Join(", ", numbers)}.");
        int without = rows.Count(row => !UsageTotals.Has(row, measure));
        if (without > 0)
            WriteWarning($"{without} of {rows.Count} rows of {kind} have no {measure} and are left out.");
        rows = [.. rows.Where(row => UsageTotals.Has(row, measure))];
        if (rows.All(row => UsageTotals.Groups[By](row) is null))
            throw new Mka1InputException($"The rows of {kind} have no {By}. {(By == nameof(UsageRow.StartTime) ? "Use -By with another column." : $"Separate them by it when they are read: Get-Mka1Usage {kind} -GroupBy {JsonNamingPolicy.SnakeCaseLower.ConvertName(UsageTotals.Groups.Keys.First(name => name.Equals(By, StringComparison.OrdinalIgnoreCase)))}.")}");
        var totals = UsageTotals.By(rows, UsageTotals.Groups[By], measure);
        WriteObject(Displayable($"{kind}: {UsageTotals.Describe(measure)} by {UsageTotals.Describe(By)}{(By == nameof(UsageRow.StartTime) ? " (UTC)" : string.Empty)}"));
        var bars = totals.Select(static total => (Name: VisibleText.EscapeLine(total.Name), total.Value, Number: total.Value.ToString("N0", CultureInfo.CurrentCulture))).ToList();
        string[] names = ShortenAll([.. bars.Select(static bar => bar.Name)]);
        int nameWidth = names.Max(static name => name.Length);
        int numberWidth = bars.Max(static bar => bar.Number.Length);
        // The last column stays empty, because some terminals wrap there.
        int barWidth = Math.Max(GetWidth() - nameWidth - numberWidth - 3, ShortestBar);
        double largest = Math.Max(bars.Max(static bar => bar.Value), 1);
        for (int index = 0; index < bars.Count; index++)
        {
            var (_, value, number) = bars[index];
            string label = names[index].PadRight(nameWidth);
            // A small value is still visible.
            int length = value > 0 ? Math.Max((int)Math.Round(barWidth * value / largest), 1) : 0;
            WriteObject($"{label} {number.PadLeft(numberWidth)} {(length > 0 ? StatusStyle.DrawBar(length) : string.Empty)}".TrimEnd());
        }
        return Task.CompletedTask;
    }

    // Names that differ only in the middle, which is cut out, are shown in full.
    private static string[] ShortenAll(string[] names)
    {
        string[] shortened = [.. names.Select(Shorten)];
        var twice = shortened.GroupBy(static name => name).Where(static group => group.Count() > 1).Select(static group => group.Key).ToArray();
        return [.. names.Select((name, index) => twice.Contains(shortened[index]) ? name : shortened[index])];
    }

    // Ids differ at their end more often than at their beginning.
    private static string Shorten(string name)
    {
        int half = (LongestName - Gap.Length) / 2;
        return name.Length <= LongestName ? name : name.Substring(0, LongestName - Gap.Length - half) + Gap + name.Substring(name.Length - half);
    }

    private int GetWidth()
    {
        try
        {
            return !Console.IsOutputRedirected && Host.UI.RawUI.BufferSize.Width is > 0 and var width ? width : DefaultWidth;
        }
        // The host has no screen.
        catch (Exception exception) when (exception is HostException or NotImplementedException or InvalidOperationException or NullReferenceException)
        {
            return DefaultWidth;
        }
    }
}
