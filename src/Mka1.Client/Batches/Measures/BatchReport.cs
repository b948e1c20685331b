using System.Globalization;
using System.Net;
using System.Text;
using Mka1.Errors;
using Mka1.Files;

namespace Mka1.Batches.Measures;

/// <summary>Measures of batches as a page of HTML that needs nothing else: no network, no script.</summary>
public static class BatchReport
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

    /// <summary>Saves the page. The target is either absent, old or whole.</summary>
    /// <param name="measures">What it shows, each in a part of its own.</param>
    /// <param name="title">Its title.</param>
    /// <param name="path">The target.</param>
    /// <param name="overwrite">True replaces a file that is there.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>When it is done.</returns>
    /// <exception cref="Mka1InputException">The target is a directory, is there already, or its directory is not.</exception>
    /// <exception cref="Mka1WriteException">It cannot be written.</exception>
    public static Task SaveAsync(IReadOnlyList<BatchMeasure> measures, string title, string path, bool overwrite = false, CancellationToken cancellationToken = default)
    {
        byte[] page = Encoding.UTF8.GetBytes(ToHtml(measures, title, DateTimeOffset.Now));
        return TargetFile.WriteAsync(path, overwrite, file => file.WriteAsync(page, 0, page.Length, cancellationToken));
    }

    private static void Append(StringBuilder page, BatchMeasure measure)
    {
        page.Append("<section><h2 class=\"word\">").Append(Text(measure.Name)).Append("</h2>\n");
        page.Append(Strip(measure.ToString(), (measure.Succeeded, "good"), (measure.Failed, "bad"), (measure.Missing, "none")));
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

    private static void Failures(StringBuilder page, BatchMeasure measure)
    {
        if (measure.Failures.Count == 0)
            return;
        var table = new HtmlTable("Errors", ("Code", "word"), ("Count", "number"), ("Share", ""), ("Sample", "word"), ("Message", "word"));
        long most = measure.Failures[0].Count;
        foreach (var failure in measure.Failures)
        {
            table.Add(
                Text(failure.Code), Number(failure.Count), Strip($"{failure.Count}", (failure.Count, "bad"), (most - failure.Count, "rest")),
                Text(failure.SampleCustomId), Text(failure.SampleMessage ?? string.Empty));
        }
        page.Append(table);
    }

    private static void Batches(StringBuilder page, BatchMeasure measure)
    {
        var table = new HtmlTable(
            "Batches", ("Batch", "word"), ("Part", "word"), ("Status", ""), ("Created", ""), ("Time", ""), ("Total", "number"), ("Done", "number"), ("Failed", "number"));
        foreach (var batch in measure.Batches)
        {
            var counts = batch.RequestCounts;
            table.Add(
                Text(batch.Id), Text(Part(batch)), Text(batch.Status), Text(batch.CreatedAt is DateTimeOffset created ? Time(created) : string.Empty), Course(measure, batch),
                Number(counts?.Total), Number(counts?.Completed), Number(counts?.Failed));
        }
        page.Append(table);
    }

    private static string Part(Batch batch) => BatchGroup.Value(batch, BatchGroup.RestartOfKey) is string old ? $"restart of {old}"
        : BatchGroup.Value(batch, BatchGroup.PartKey) is string part ? $"{part} of {BatchGroup.Value(batch, BatchGroup.PartsKey)}"
        : string.Empty;

    // When the batch ran, within the time of all.
    private static string Course(BatchMeasure measure, Batch batch)
    {
        if (measure.Started is not DateTimeOffset first || measure.Ended is not DateTimeOffset last || batch.CreatedAt is not DateTimeOffset start || batch.EndedAt is not DateTimeOffset end)
            return string.Empty;
        // A batch of less than a second is a line still.
        double all = Math.Max((last - first).TotalSeconds, 1);
        double before = Math.Min((start - first).TotalSeconds, all * 0.99);
        double took = Math.Max((end - start).TotalSeconds, all * 0.01);
        return Strip(Span(end - start), (before, "rest"), (took, "good"), (Math.Max(all - before - took, 0), "rest"));
    }

    /// <summary>A bar of pieces, as wide as their sizes are to each other.</summary>
    private static string Strip(string label, params (double Size, string Kind)[] pieces)
    {
        double whole = pieces.Sum(static piece => piece.Size);
        var strip = new StringBuilder("<svg viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"")
            .Append(Text(label)).Append("\"><title>").Append(Text(label)).Append("</title><rect class=\"rest\" width=\"1000\" height=\"10\"/>");
        double at = 0;
        foreach (var (size, kind) in pieces)
        {
            double width = whole > 0 ? 1000 * size / whole : 0;
            if (width > 0 && kind != "rest")
                strip.Append(FormattableString.Invariant($"<rect class=\"{kind}\" x=\"{at:0.##}\" width=\"{width:0.##}\" height=\"10\"/>"));
            at += width;
        }
        return strip.Append("</svg>").ToString();
    }

    private static void Figure(StringBuilder page, string name, string value, string kind = "") =>
        page.Append("<div><dt>").Append(name).Append("</dt><dd class=\"").Append(kind).Append("\">").Append(Text(value)).Append("</dd></div>");

    private static string Number(long? value) => value?.ToString("N0", CultureInfo.InvariantCulture) ?? string.Empty;

    private static string Span(TimeSpan time) => FormattableString.Invariant($"{(long)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}");

    private static string Time(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
