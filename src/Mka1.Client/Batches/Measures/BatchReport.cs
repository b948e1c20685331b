using System.Globalization;
using System.Net;
using System.Text;

namespace Mka1.Batches.Measures;

/// <summary>Measures of batches as a page of HTML that needs nothing else: no network, no script.</summary>
public static class BatchReport
{
    private const string Style = """
        :root{color-scheme:light dark;--ground:#fff;--text:#1b1f24;--faint:#59636e;--line:#d1d9e0;--good:#1a7f37;--bad:#cf222e;--none:#9a6700}
        @media(prefers-color-scheme:dark){:root{--ground:#0d1117;--text:#f0f6fc;--faint:#9198a1;--line:#3d444d;--good:#3fb950;--bad:#f85149;--none:#d29922}}
        *{box-sizing:border-box}body{margin:0 auto;padding:1rem;max-width:70rem;background:var(--ground);color:var(--text);font:16px/1.5 system-ui,sans-serif}
        h1{font-size:1.5rem;margin:.5rem 0 0}h2{font-size:1.15rem;margin:2rem 0 .5rem}p{margin:.25rem 0;color:var(--faint)}
        dl{display:grid;grid-template-columns:repeat(2,1fr);gap:.75rem;margin:1rem 0}
        dl div{border:1px solid var(--line);border-radius:.5rem;padding:.5rem .75rem}dt{color:var(--faint);font-size:.85rem}dd{margin:0;font-size:1.25rem;font-variant-numeric:tabular-nums}
        @media(min-width:40rem){dl{grid-template-columns:repeat(4,1fr)}}
        svg{display:block;width:100%;height:1.5rem}.good{fill:var(--good);color:var(--good)}.bad{fill:var(--bad);color:var(--bad)}.none{fill:var(--none);color:var(--none)}.rest{fill:var(--line)}
        .table{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.9rem}th,td{text-align:left;padding:.35rem .6rem;border-bottom:1px solid var(--line);vertical-align:top}
        th{color:var(--faint);font-weight:600}.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}.word{overflow-wrap:anywhere;min-width:7rem}td svg{min-width:6rem;height:1rem;margin-top:.25rem}
        """;

    /// <summary>Writes the page.</summary>
    /// <param name="measures">What it shows, each in a part of its own.</param>
    /// <param name="title">Its title.</param>
    /// <param name="time">When it is made.</param>
    /// <returns>HTML text.</returns>
    public static string ToHtml(IReadOnlyList<BatchMeasure> measures, string title, DateTimeOffset time)
    {
        if (measures is null)
            throw new ArgumentNullException(nameof(measures));
        var page = new StringBuilder();
        page.Append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>")
            .Append(Text(title)).Append("</title><style>").Append(Style).Append("</style></head>\n<body><h1>").Append(Text(title)).Append("</h1><p>")
            .Append(Text(Time(time))).Append("</p>\n");
        foreach (var measure in measures)
            Append(page, measure);
        return page.Append("</body></html>\n").ToString();
    }

    private static void Append(StringBuilder page, BatchMeasure measure)
    {
        page.Append("<section><h2 class=\"word\">").Append(Text(measure.Name)).Append("</h2>\n");
        Bar(page, measure);
        page.Append("<dl>");
        Figure(page, "Requests", Number(measure.Requests));
        Figure(page, "Succeeded", Number(measure.Succeeded), "good");
        Figure(page, "Failed", Number(measure.Failed), "bad");
        Figure(page, "Not answered", Number(measure.Missing), "none");
        Figure(page, "Duration", measure.Duration is TimeSpan duration ? Span(duration) : "unknown");
        Figure(page, "Requests per second", measure.RequestsPerSecond?.ToString("N1", CultureInfo.InvariantCulture) ?? "unknown");
        Figure(page, "Tokens in", Number(measure.InputTokens));
        Figure(page, "Tokens out", Number(measure.OutputTokens));
        page.Append("</dl>\n");
        Failures(page, measure);
        Batches(page, measure);
        page.Append("</section>\n");
    }

    private static void Bar(StringBuilder page, BatchMeasure measure)
    {
        page.Append("<svg viewBox=\"0 0 1000 24\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"").Append(Text(measure.ToString())).Append("\"><rect class=\"rest\" width=\"1000\" height=\"24\"/>");
        double at = 0;
        foreach (var (count, kind) in new[] { (measure.Succeeded, "good"), (measure.Failed, "bad"), (measure.Missing, "none") })
        {
            double width = measure.Requests == 0 ? 0 : 1000.0 * count / measure.Requests;
            page.Append(FormattableString.Invariant($"<rect class=\"{kind}\" x=\"{at:0.##}\" width=\"{width:0.##}\" height=\"24\"/>"));
            at += width;
        }
        page.Append("</svg>\n");
    }

    private static void Failures(StringBuilder page, BatchMeasure measure)
    {
        if (measure.Failures.Count == 0)
            return;
        page.Append("<div class=\"table\"><table><tr><th>Error</th><th class=\"number\">Count</th><th>First seen at</th><th>Message</th></tr>\n");
        double most = measure.Failures[0].Count;
        foreach (var failure in measure.Failures)
        {
            page.Append("<tr><td class=\"word\">").Append(Text(failure.Code))
                .Append(FormattableString.Invariant($"<svg viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect class=\"bad\" width=\"{100 * failure.Count / most:0.##}\" height=\"10\"/></svg>"))
                .Append("</td><td class=\"number\">").Append(Number(failure.Count)).Append("</td><td class=\"word\">").Append(Text(failure.SampleCustomId))
                .Append("</td><td class=\"word\">").Append(Text(failure.SampleMessage ?? string.Empty)).Append("</td></tr>\n");
        }
        page.Append("</table></div>\n");
    }

    private static void Batches(StringBuilder page, BatchMeasure measure)
    {
        page.Append("<div class=\"table\"><table><tr><th>Batch</th><th>Status</th><th>Created</th><th class=\"number\">Total</th><th class=\"number\">Done</th><th class=\"number\">Failed</th></tr>\n");
        foreach (var batch in measure.Batches)
        {
            page.Append("<tr><td class=\"word\">").Append(Text(batch.Id)).Append("</td><td>").Append(Text(batch.Status)).Append("</td><td>")
                .Append(Text(batch.CreatedAt is DateTimeOffset created ? Time(created) : string.Empty));
            foreach (long? count in new[] { batch.RequestCounts?.Total, batch.RequestCounts?.Completed, batch.RequestCounts?.Failed })
                page.Append("</td><td class=\"number\">").Append(count is long number ? Number(number) : string.Empty);
            page.Append("</td></tr>\n");
        }
        page.Append("</table></div>\n");
    }

    private static void Figure(StringBuilder page, string name, string value, string kind = "") =>
        page.Append("<div><dt>").Append(name).Append("</dt><dd class=\"").Append(kind).Append("\">").Append(Text(value)).Append("</dd></div>");

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Span(TimeSpan time) => FormattableString.Invariant($"{(long)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}");

    private static string Time(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
