using System.Globalization;
using System.Net;
using System.Text;
using Mka1.Errors;

namespace Mka1.Batches.Measures;

/// <summary>Builds the page of a <see cref="BatchReport"/>. Text from servers is redacted and encoded.</summary>
internal sealed class BatchReportPage
{
    private const string Style = """
        :root{color-scheme:light dark;--ground:#fff;--text:#1b1f24;--faint:#59636e;--line:#d1d9e0;--good:#1a7f37;--bad:#cf222e;--none:#9a6700}
        @media(prefers-color-scheme:dark){:root{--ground:#0d1117;--text:#f0f6fc;--faint:#9198a1;--line:#3d444d;--good:#3fb950;--bad:#f85149;--none:#d29922}}
        *{box-sizing:border-box}body{margin:0 auto;padding:1rem;max-width:80rem;background:var(--ground);color:var(--text);font:16px/1.5 system-ui,sans-serif}
        h1{font-size:1.5rem;margin:.5rem 0 0}h2{font-size:1.15rem;margin:2rem 0 .5rem}p{margin:.25rem 0;color:var(--faint)}
        dl{display:grid;grid-template-columns:repeat(2,1fr);gap:.75rem;margin:1rem 0}
        dl div{border:1px solid var(--line);border-radius:.5rem;padding:.5rem .75rem}dt{color:var(--faint);font-size:.85rem}dd{margin:0;font-size:1.25rem;font-variant-numeric:tabular-nums}
        @media(min-width:40rem){dl{grid-template-columns:repeat(4,1fr)}}
        svg{display:block;width:100%;height:1.5rem}.good{fill:var(--good);color:var(--good)}.bad{fill:var(--bad);color:var(--bad)}.none{fill:var(--none);color:var(--none)}.rest{fill:var(--line)}
        table{border-collapse:collapse;width:100%;margin:1.5rem 0;font-size:.9rem}caption{text-align:left;font-weight:600;padding:.35rem 0}
        th,td{text-align:left;padding:.35rem .6rem;border-bottom:1px solid var(--line);vertical-align:top}th{color:var(--faint);font-weight:600}
        .number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}.word{overflow-wrap:anywhere}td svg{width:9rem;height:.6rem;margin-top:.5rem}
        @media(max-width:50rem){thead{display:none}table,tbody{display:block}tr{display:block;border-bottom:1px solid var(--line);padding:.5rem 0}
        td,.number{display:grid;grid-template-columns:7rem 1fr;text-align:left;border:0;padding:.1rem 0;white-space:normal}td svg{width:100%}td::before{content:attr(data-name);color:var(--faint)}}
        """;

    private readonly StringBuilder _page = new();
    private readonly Func<string, string> _redact;

    public BatchReportPage(string title, DateTimeOffset time, Func<string, string> redact)
    {
        _redact = redact;
        _page.Append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>")
            .Append(Text(title)).Append("</title><style>").Append(Style).Append("</style></head>\n<body><h1>").Append(Text(title)).Append("</h1><p>")
            .Append(Text(Time(time))).Append("</p>\n");
    }

    /// <summary>The whole page.</summary>
    public override string ToString() => _page + "</body></html>\n";

    /// <summary>Adds a measure.</summary>
    public void Append(BatchMeasure measure)
    {
        _page.Append("<section><h2 class=\"word\">").Append(Text(measure.Name)).Append("</h2>\n");
        _page.Append(Bar(measure.ToString(), (measure.Succeeded, "good"), (measure.Failed, "bad"), (measure.Missing, "none")));
        _page.Append("<dl>");
        Figure("Requests", Number(measure.Requests));
        Figure("Succeeded", Number(measure.Succeeded), "good");
        Figure("Failed", Number(measure.Failed), "bad");
        Figure("Not answered", Number(measure.Missing), "none");
        Figure("Duration", measure.Duration is TimeSpan duration ? Span(duration) : "unknown");
        Figure("Requests per second", measure.RequestsPerSecond?.ToString("N1", CultureInfo.InvariantCulture) ?? "unknown");
        Figure("Tokens in", Number(measure.InputTokens));
        Figure("Tokens out", Number(measure.OutputTokens));
        _page.Append("</dl>\n");
        Failures(measure);
        Batches(measure);
        _page.Append("</section>\n");
    }

    private void Failures(BatchMeasure measure)
    {
        if (measure.Failures.Count == 0)
            return;
        var table = new HtmlTable("Errors", ("Code", "word"), ("Count", "number"), ("Share", ""), ("Sample", "word"), ("Message", "word"));
        long most = measure.Failures[0].Count;
        foreach (var failure in measure.Failures)
        {
            table.Add(
                Text(failure.Code), Number(failure.Count), Bar($"{failure.Count}", (failure.Count, "bad"), (most - failure.Count, "rest")),
                Text(failure.SampleCustomId), Text(failure.SampleMessage ?? string.Empty));
        }
        _page.Append(table);
    }

    private void Batches(BatchMeasure measure)
    {
        var table = new HtmlTable(
            "Batches", ("Batch", "word"), ("Part", "word"), ("Status", ""), ("Created", ""), ("Time", ""), ("Total", "number"), ("Done", "number"), ("Failed", "number"));
        foreach (var batch in measure.Batches)
        {
            var counts = batch.RequestCounts;
            table.Add(
                Text(batch.Id), Text(Part(batch)), Text(batch.Status), Text(batch.CreatedAt is DateTimeOffset created ? Time(created) : string.Empty), TimeBar(measure, batch),
                Number(counts?.Total), Number(counts?.Completed), Number(counts?.Failed));
        }
        _page.Append(table);
    }

    private static string Part(Batch batch) => BatchGroup.GetValue(batch, BatchGroup.RestartOfKey) is string old ? $"restart of {old}"
        : BatchGroup.GetValue(batch, BatchGroup.PartKey) is string part ? $"{part} of {BatchGroup.GetValue(batch, BatchGroup.PartsKey)}"
        : string.Empty;

    // A bar of the time of a batch within the total time.
    private string TimeBar(BatchMeasure measure, Batch batch)
    {
        if (measure.Started is not DateTimeOffset first || measure.Ended is not DateTimeOffset last || batch.CreatedAt is not DateTimeOffset start || batch.EndedAt is not DateTimeOffset end)
            return string.Empty;
        // A short batch is still visible.
        double all = Math.Max((last - first).TotalSeconds, 1);
        double before = Math.Min((start - first).TotalSeconds, all * 0.99);
        double took = Math.Max((end - start).TotalSeconds, all * 0.01);
        return Bar(Span(end - start), (before, "rest"), (took, "good"), (Math.Max(all - before - took, 0), "rest"));
    }

    /// <summary>A bar of pieces with proportional widths.</summary>
    private string Bar(string label, params (double Size, string Kind)[] pieces)
    {
        double whole = pieces.Sum(static piece => piece.Size);
        var bar = new StringBuilder("<svg viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"")
            .Append(Text(label)).Append("\"><title>").Append(Text(label)).Append("</title><rect class=\"rest\" width=\"1000\" height=\"10\"/>");
        double at = 0;
        foreach (var (size, kind) in pieces)
        {
            double width = whole > 0 ? 1000 * size / whole : 0;
            if (width > 0 && kind != "rest")
                bar.Append(FormattableString.Invariant($"<rect class=\"{kind}\" x=\"{at:0.##}\" width=\"{width:0.##}\" height=\"10\"/>"));
            at += width;
        }
        return bar.Append("</svg>").ToString();
    }

    private void Figure(string name, string value, string kind = "") =>
        _page.Append("<div><dt>").Append(name).Append("</dt><dd class=\"").Append(kind).Append("\">").Append(Text(value)).Append("</dd></div>");

    private static string Number(long? value) => value?.ToString("N0", CultureInfo.InvariantCulture) ?? string.Empty;

    private static string Span(TimeSpan time) => FormattableString.Invariant($"{(long)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}");

    private static string Time(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    private string Text(string text) => WebUtility.HtmlEncode(VisibleText.Escape(_redact(text)));
}
