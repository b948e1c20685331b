using System.Globalization;
using System.Net;
using System.Text;
using Mka1.Errors;
using Mka1.Files;

namespace Mka1.Reports;

/// <summary>A self-contained HTML page without network access or scripts. Text from servers is redacted and encoded.</summary>
internal abstract class HtmlReportPage
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

    private readonly Func<string, string> _redact;

    protected HtmlReportPage(string title, DateTimeOffset time, Func<string, string>? redact)
    {
        _redact = redact ?? (static text => text);
        Page.Append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>")
            .Append(Text(title)).Append("</title><style>").Append(Style).Append("</style></head>\n<body><h1>").Append(Text(title)).Append("</h1><p>")
            .Append("Created ").Append(Text(Time(time))).Append("</p>\n");
    }

    /// <summary>The text of the page so far.</summary>
    protected StringBuilder Page { get; } = new();

    /// <summary>The whole page.</summary>
    public override string ToString() => Page + "</body></html>\n";

    /// <summary>Saves the page; the target is replaced only when all of it is written.</summary>
    public Task SaveAsync(string path, bool overwrite, CancellationToken cancellationToken)
    {
        byte[] page = Encoding.UTF8.GetBytes(ToString());
        return TargetFile.WriteAsync(path, overwrite, file => file.WriteAsync(page, 0, page.Length, cancellationToken));
    }

    protected void Legend(long whole, (string Name, long Size, string Kind)[] shares)
    {
        Page.Append("<ul>");
        foreach (var (name, size, kind) in shares)
        {
            if (size > 0 || kind != "run")
                Page.Append("<li><svg aria-hidden=\"true\"><rect class=\"").Append(kind).Append("\" width=\"100%\" height=\"100%\"/></svg>").Append(Number(size)).Append(' ').Append(name).Append(" (").Append(Text(Share(size, whole))).Append(")</li>");
        }
        Page.Append("</ul>\n");
    }

    protected string LabelledBar(string label, params (double Size, string Kind)[] pieces) => $"{Bar(label, showNumbers: false, pieces)}<small>{Text(label)}</small>";

    /// <summary>A bar of pieces with proportional widths.</summary>
    protected string Bar(string label, bool showNumbers, params (double Size, string Kind)[] pieces)
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
    protected static string Share(long size, long whole)
    {
        double share = whole > 0 ? 100.0 * size / whole : 0;
        return share is > 0 and < 0.1 ? "< 0.1 %"
            : share is > 99.9 and < 100 ? "> 99.9 %"
            : share.ToString("0.#", CultureInfo.InvariantCulture) + " %";
    }

    protected void Figure(string name, string value, string kind = "") =>
        Page.Append("<div><dt>").Append(name).Append("</dt><dd class=\"").Append(value == "0" ? string.Empty : kind).Append("\">").Append(Text(value)).Append("</dd></div>");

    protected static string Number(long? value) => value?.ToString("N0", CultureInfo.InvariantCulture) ?? string.Empty;

    protected static string Span(TimeSpan time) => FormattableString.Invariant($"{(long)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}");

    protected static string Time(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    protected string Text(string text) => WebUtility.HtmlEncode(VisibleText.Escape(_redact(text)));
}
