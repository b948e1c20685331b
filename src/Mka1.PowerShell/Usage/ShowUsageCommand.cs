using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
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

    private protected override async Task EndAsync()
    {
        foreach (var kind in Rows.GroupBy(static row => row.Kind))
            await TryAsync(kind.Key, () => Draw(kind.Key, [.. kind]));
    }

    private Task Draw(string kind, IReadOnlyList<UsageRow> rows)
    {
        var names = UsageTotals.GetNames(rows);
        string measure = Measure is null ? UsageTotals.GetMeasure(rows)
            : names.FirstOrDefault(name => name.Equals(Measure, StringComparison.OrdinalIgnoreCase))
                ?? throw new Mka1InputException($"Usage of {kind} has no number '{Measure}'. It has: {string.Join(", ", names)}.");
        var totals = UsageTotals.By(rows, UsageTotals.Groups[By], measure);
        WriteObject(Displayable($"{kind}: {UsageTotals.Describe(measure)} by {UsageTotals.Describe(By)}{(By == nameof(UsageRow.StartTime) ? " (UTC)" : string.Empty)}"));
        var bars = totals.Select(static total => (Name: VisibleText.EscapeLine(total.Name), total.Value, Number: total.Value.ToString("N0", CultureInfo.CurrentCulture))).ToList();
        int nameWidth = Math.Min(bars.Max(static bar => bar.Name.Length), LongestName);
        int numberWidth = bars.Max(static bar => bar.Number.Length);
        // The last column stays empty, because some terminals wrap there.
        int barWidth = Math.Max(GetWidth() - nameWidth - numberWidth - 3, ShortestBar);
        double largest = Math.Max(bars.Max(static bar => bar.Value), 1);
        foreach (var (name, value, number) in bars)
        {
            string label = name.Length > nameWidth ? name.Substring(0, nameWidth - 3) + "..." : name.PadRight(nameWidth);
            // A small value is still visible.
            int length = value > 0 ? Math.Max((int)Math.Round(barWidth * value / largest), 1) : 0;
            WriteObject($"{label} {number.PadLeft(numberWidth)} {(length > 0 ? StatusStyle.DrawBar(length) : string.Empty)}".TrimEnd());
        }
        return Task.CompletedTask;
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
