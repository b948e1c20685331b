using System.Globalization;
using System.Net;
using System.Text;
using Mka1.Errors;

namespace Mka1.Batches.Measures;

/// <summary>Builds the page of a <see cref="BatchReport"/>. Text from servers is redacted and encoded.</summary>
internal sealed class BatchReportPage
{
    // The narrowest page and the width of a digit in it, to write numbers only into parts of a bar that have room for them.
    private const double NarrowWidth = 360;
    private const double DigitWidth = 9;

    private const string Style = """
        :root{color-scheme:light dark;--ground:#fff;--text:#1b1f24;--faint:#59636e;--line:#d1d9e0;--on:#fff;--good:#1a7f37;--bad:#cf222e;--none:#9a6700;--run:#0969da;--time:#6e7781}
        @media(prefers-color-scheme:dark){:root{--ground:#0d1117;--text:#f0f6fc;--faint:#9198a1;--line:#3d444d;--on:#0d1117;--good:#3fb950;--bad:#f85149;--none:#d29922;--run:#58a6ff;--time:#9198a1}}
        *{box-sizing:border-box}body{margin:0 auto;padding:1rem;max-width:80rem;background:var(--ground);color:var(--text);font:16px/1.5 system-ui,sans-serif}
        h1{font-size:1.5rem;margin:.5rem 0 0}h2{font-size:1.15rem;margin:2rem 0 0}p{margin:.25rem 0;color:var(--faint)}.running{color:var(--run);font-weight:600}
        dl{display:grid;grid-template-columns:repeat(2,1fr);gap:.75rem;margin:1rem 0}
        dl div{border:1px solid var(--line);border-radius:.5rem;padding:.5rem .75rem}dt{color:var(--faint);font-size:.85rem}dd{margin:0;font-size:1.25rem;font-variant-numeric:tabular-nums}
        @media(min-width:40rem){dl{grid-template-columns:repeat(4,1fr)}}
        svg{display:block;width:100%;height:1.75rem;border-radius:.25rem}svg text{fill:var(--on);font-size:.85rem;font-weight:600;text-anchor:middle;dominant-baseline:central;font-variant-numeric:tabular-nums}
        rect.good{fill:var(--good)}rect.bad{fill:var(--bad)}rect.none{fill:var(--none)}rect.run{fill:var(--run)}rect.time{fill:var(--time)}rect.rest{fill:var(--line)}
        dd.good{color:var(--good)}dd.bad{color:var(--bad)}dd.none{color:var(--none)}dd.run{color:var(--run)}
        ul{list-style:none;display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;margin:.5rem 0;padding:0;font-size:.9rem}li{display:flex;align-items:center;gap:.4rem;font-variant-numeric:tabular-nums}li svg{width:.8rem;height:.8rem;border-radius:.15rem}
        table{border-collapse:collapse;width:100%;margin:1.5rem 0 .25rem;font-size:.9rem}caption{text-align:left;font-weight:600;padding:.35rem 0}
        th,td{text-align:left;padding:.35rem .6rem;border-bottom:1px solid var(--line);vertical-align:top}th{color:var(--faint);font-weight:600}
        .number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}.word{overflow-wrap:anywhere}td svg{width:10rem;height:.6rem;margin-top:.45rem}small{color:var(--faint);font-size:.8rem;font-variant-numeric:tabular-nums}
        @media(max-width:50rem){thead{display:none}table,tbody{display:block}caption{display:block}tr{display:block;border-bottom:1px solid var(--line);padding:.5rem 0}
        td,.number{display:grid;grid-template-columns:7rem 1fr;text-align:left;border:0;padding:.1rem 0;white-space:normal}td svg{width:100%}td::before{content:attr(data-name);color:var(--faint)}}
        """;

    private readonly StringBuilder _page = new();
    private readonly Func<string, string> _redact;

    public BatchReportPage(string title, DateTimeOffset time, Func<string, string> redact)
    {
        _redact = redact;
        _page.Append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>")
            .Append(Text(title)).Append("</title><style>").Append(Style).Append("</style></head>\n<body><h1>").Append(Text(title)).Append("</h1><p>")
            .Append("Created ").Append(Text(Time(time))).Append("</p>\n");
    }

    /// <summary>The whole page.</summary>
    public override string ToString() => _page + "</body></html>\n";

    /// <summary>Adds a measure.</summary>
    public void Append(BatchMeasure measure)
    {
        var shares = new (string Name, long Size, string Kind)[]
        {
            ("succeeded", measure.Succeeded, "good"), ("failed", measure.Failed, "bad"), ("not answered", measure.Missing, "none"), ("running", measure.Running, "run"),
        };
        _page.Append("<section><h2 class=\"word\">").Append(Text(measure.Name)).Append("</h2>").Append(State(measure));
        _page.Append(Bar(measure.ToString(), showNumbers: true, [.. shares.Select(static share => ((double)share.Size, share.Kind))]));
        Legend(measure.Requests, shares);
        _page.Append("<dl>");
        Figure("Requests", Number(measure.Requests));
        Figure("Succeeded", Number(measure.Succeeded), "good");
        Figure("Failed", Number(measure.Failed), "bad");
        Figure("Not answered", Number(measure.Missing), "none");
        if (!measure.IsFinal)
            Figure("Running", Number(measure.Running), "run");
        Figure("Duration", measure.Duration is TimeSpan duration ? Span(duration) : "unknown");
        Figure("Requests per second", measure.RequestsPerSecond?.ToString("N1", CultureInfo.InvariantCulture) ?? "unknown");
        Figure("Tokens in", Number(measure.InputTokens));
        Figure("Tokens out", Number(measure.OutputTokens));
        _page.Append("</dl>\n");
        Failures(measure);
        Batches(measure);
        FailedRequests(measure);
        _page.Append("</section>\n");
    }

    private string State(BatchMeasure measure) => !measure.IsFinal
        ? $"<p class=\"running\">Running, as of {Text(measure.AsOf is DateTimeOffset now ? Time(now) : "the time above")}. Running batches are counted by the numbers that they report.</p>\n"
        : measure.Ended is DateTimeOffset end ? $"<p>Ended {Text(Time(end))}</p>\n" : "\n";

    private void Legend(long whole, (string Name, long Size, string Kind)[] shares)
    {
        _page.Append("<ul>");
        foreach (var (name, size, kind) in shares)
        {
            if (size > 0 || kind != "run")
                _page.Append("<li><svg aria-hidden=\"true\"><rect class=\"").Append(kind).Append("\" width=\"100%\" height=\"100%\"/></svg>").Append(Number(size)).Append(' ').Append(name).Append(" (").Append(Text(Share(size, whole))).Append(")</li>");
        }
        _page.Append("</ul>\n");
    }

    private void Failures(BatchMeasure measure)
    {
        if (measure.Failures.Count == 0)
            return;
        var table = new HtmlTable("Errors", ("Code", "word"), ("Count", "number"), ("Share", ""), ("Sample", "word"), ("Message", "word"));
        long whole = measure.Failures.Sum(static failure => failure.Count);
        foreach (var failure in measure.Failures)
        {
            string kind = failure.Code == BatchResultError.NotAnswered ? "none" : "bad";
            table.Add(
                Text(failure.Code), Number(failure.Count), LabelledBar($"{Number(failure.Count)} of {Number(whole)} ({Share(failure.Count, whole)})", (failure.Count, kind), (whole - failure.Count, "rest")),
                Text(failure.SampleCustomId), Text(failure.SampleMessage ?? string.Empty));
        }
        _page.Append(table);
    }

    private void Batches(BatchMeasure measure)
    {
        var table = new HtmlTable("Batches", ("Part", "word"), ("Batch", "word"), ("Status", ""), ("Requests", ""), ("Created", ""), ("Time", ""));
        foreach (var batch in BatchGroup.InOrder(measure.Batches))
        {
            table.Add(
                Part(batch), Text(batch.Id), Text(batch.Status), RequestBar(batch),
                Text(batch.CreatedAt is DateTimeOffset created ? Time(created) : string.Empty), TimeBar(measure, batch));
        }
        _page.Append(table);
    }

    private void FailedRequests(BatchMeasure measure)
    {
        if (measure.FailedRequests.Count == 0)
            return;
        var table = new HtmlTable("Failed and unanswered requests", ("Id", "word"), ("Code", "word"), ("Message", "word"), ("Batch", "word"));
        foreach (var request in measure.FailedRequests)
            table.Add(Text(request.CustomId), Text(request.Code), Text(request.Message ?? string.Empty), Text(BatchName(measure, request.BatchId)));
        _page.Append(table);
        // The failures of running batches have no ids yet.
        long more = measure.Failures.Sum(static failure => failure.Count) - measure.FailedRequests.Count;
        if (more > 0)
            _page.Append("<p>").Append(Number(more)).Append(" more are not listed.</p>\n");
    }

    private static string BatchName(BatchMeasure measure, string id) =>
        measure.Batches.FirstOrDefault(batch => batch.Id == id) is Batch batch && BatchGroup.Describe(batch) is string name ? name : id;

    private string Part(Batch batch)
    {
        string part = Text(BatchGroup.DescribePart(batch)?.Replace("/", " of ") ?? string.Empty);
        return BatchGroup.GetValue(batch, BatchGroup.RestartOfKey) is string old ? $"↳ {part} <small>restart of {Text(old)}</small>" : part;
    }

    private string RequestBar(Batch batch)
    {
        if (batch.RequestCounts is not { Total: > 0 } counts)
            return string.Empty;
        long rest = Math.Max(counts.Total - counts.Completed - counts.Failed, 0);
        bool hasEnded = BatchStatus.IsTerminal(batch.Status);
        string label = $"{Number(counts.Completed)} of {Number(counts.Total)} done"
            + (counts.Failed > 0 ? $", {Number(counts.Failed)} failed" : string.Empty)
            + (rest > 0 ? $", {Number(rest)} {(hasEnded ? "not answered" : "running")}" : string.Empty);
        return LabelledBar(label, (counts.Completed, "good"), (counts.Failed, "bad"), (rest, hasEnded ? "none" : "run"));
    }

    // A bar of the time of a batch within the total time.
    private string TimeBar(BatchMeasure measure, Batch batch)
    {
        if (measure.Started is not DateTimeOffset first || measure.Duration is not TimeSpan duration || batch.CreatedAt is not DateTimeOffset start)
            return string.Empty;
        var end = batch.EndedAt ?? (measure.IsFinal ? null : first + duration);
        if (end is not DateTimeOffset last)
            return string.Empty;
        // A short batch is still visible.
        double all = Math.Max(duration.TotalSeconds, 1);
        double before = Math.Min((start - first).TotalSeconds, all * 0.99);
        double took = Math.Max((last - start).TotalSeconds, all * 0.01);
        return LabelledBar(Span(last - start), (before, "rest"), (took, "time"), (Math.Max(all - before - took, 0), "rest"));
    }

    private string LabelledBar(string label, params (double Size, string Kind)[] pieces) => $"{Bar(label, showNumbers: false, pieces)}<small>{Text(label)}</small>";

    /// <summary>A bar of pieces with proportional widths.</summary>
    private string Bar(string label, bool showNumbers, params (double Size, string Kind)[] pieces)
    {
        double whole = pieces.Sum(static piece => piece.Size);
        var bar = new StringBuilder("<svg role=\"img\" aria-label=\"")
            .Append(Text(label)).Append("\"><title>").Append(Text(label)).Append("</title><rect class=\"rest\" width=\"100%\" height=\"100%\"/>");
        double at = 0;
        foreach (var (size, kind) in pieces)
        {
            double width = whole > 0 ? 100 * size / whole : 0;
            if (width > 0 && kind != "rest")
            {
                bar.Append(FormattableString.Invariant($"<rect class=\"{kind}\" x=\"{at:0.###}%\" width=\"{width:0.###}%\" height=\"100%\"/>"));
                string number = Number((long)size);
                if (showNumbers && NarrowWidth * width / 100 >= DigitWidth * (number.Length + 1))
                    bar.Append(FormattableString.Invariant($"<text x=\"{at + (width / 2):0.###}%\" y=\"50%\">{number}</text>"));
            }
            at += width;
        }
        return bar.Append("</svg>").ToString();
    }

    // Rounded, but neither to nothing nor to all.
    private static string Share(long size, long whole)
    {
        double share = whole > 0 ? 100.0 * size / whole : 0;
        return share is > 0 and < 0.1 ? "< 0.1 %"
            : share is > 99.9 and < 100 ? "> 99.9 %"
            : share.ToString("0.#", CultureInfo.InvariantCulture) + " %";
    }

    private void Figure(string name, string value, string kind = "") =>
        _page.Append("<div><dt>").Append(name).Append("</dt><dd class=\"").Append(value == "0" ? string.Empty : kind).Append("\">").Append(Text(value)).Append("</dd></div>");

    private static string Number(long? value) => value?.ToString("N0", CultureInfo.InvariantCulture) ?? string.Empty;

    private static string Span(TimeSpan time) => FormattableString.Invariant($"{(long)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}");

    private static string Time(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    private string Text(string text) => WebUtility.HtmlEncode(VisibleText.Escape(_redact(text)));
}
