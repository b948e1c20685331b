using Mka1.Reports;

namespace Mka1.Usage;

/// <summary>Builds the page of a <see cref="UsageReport"/>.</summary>
internal sealed class UsageReportPage(string title, DateTimeOffset time) : HtmlReportPage(title, time, redact: null)
{
    /// <summary>Adds the usage of a kind.</summary>
    public void Append(string kind, IReadOnlyList<UsageRow> rows)
    {
        Page.Append("<section><h2 class=\"word\">").Append(Text(kind)).Append("</h2><p>")
            .Append(Text($"{Show(rows.Min(static row => row.StartTime))} to {Show(rows.Max(static row => row.EndTime))}")).Append("</p><dl>");
        foreach (string name in UsageTotals.GetNames(rows))
            Figure(Text(UsageTotals.Describe(name)), Number((long)UsageTotals.Sum(rows, name)));
        Page.Append("</dl>\n");
        string measure = UsageTotals.GetMeasure(rows);
        foreach (var group in UsageTotals.Groups)
        {
            if (group.Key == nameof(UsageRow.StartTime) || rows.Any(row => group.Value(row) is not null))
                Table(group.Key, UsageTotals.By(rows, group.Value, measure), measure);
        }
        Page.Append("</section>\n");
    }

    /// <summary>Says that there is no usage.</summary>
    public void AppendNothing() => Page.Append("<section><p>There is no usage.</p></section>\n");

    private static string Show(DateTimeOffset? time) => time is DateTimeOffset known ? Time(known) : "unknown";

    private void Table(string group, IReadOnlyList<(string Name, double Value)> totals, string measure)
    {
        string caption = Text($"{UsageTotals.Describe(measure)} by {UsageTotals.Describe(group)}");
        var table = new HtmlTable(caption, (UsageTotals.Describe(group), "word"), (Text(UsageTotals.Describe(measure)), "number"), ("Share", ""));
        double largest = totals.Max(static total => total.Value);
        long whole = (long)totals.Sum(static total => total.Value);
        foreach (var (name, value) in totals)
            table.Add(Text(name), Number((long)value), LabelledBar(Share((long)value, whole), (value, "run"), (largest - value, "rest")));
        Page.Append(table);
    }
}
