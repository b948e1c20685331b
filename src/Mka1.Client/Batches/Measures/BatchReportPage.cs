using System.Globalization;
using Mka1.Reports;

namespace Mka1.Batches.Measures;

/// <summary>Builds the page of a <see cref="BatchReport"/>.</summary>
internal sealed class BatchReportPage(string title, DateTimeOffset time, Func<string, string>? redact) : HtmlReportPage(title, time, redact)
{
    /// <summary>Adds a measure.</summary>
    public void Append(BatchMeasure measure)
    {
        var shares = new (string Name, long Size, string Kind)[]
        {
            ("succeeded", measure.Succeeded, "good"), ("failed", measure.Failed, "bad"), ("not answered", measure.Missing, "none"), ("running", measure.Running, "run"),
        };
        Page.Append("<section><h2 class=\"word\">").Append(Text(measure.Name)).Append("</h2>").Append(State(measure));
        Page.Append(Bar(measure.ToString(), showNumbers: true, [.. shares.Select(static share => ((double)share.Size, share.Kind))]));
        Legend(measure.Requests, shares);
        Page.Append("<dl>");
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
        Page.Append("</dl>\n");
        Failures(measure);
        Batches(measure);
        FailedRequests(measure);
        Page.Append("</section>\n");
    }

    private string State(BatchMeasure measure) => !measure.IsFinal
        ? $"<p class=\"running\">Running, as of {Text(measure.AsOf is DateTimeOffset now ? Time(now) : "the time above")}. Running batches are counted by the numbers that they report.</p>\n"
        : measure.Ended is DateTimeOffset end ? $"<p>Ended {Text(Time(end))}</p>\n" : "\n";

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
        Page.Append(table);
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
        Page.Append(table);
    }

    private void FailedRequests(BatchMeasure measure)
    {
        if (measure.FailedRequests.Count == 0)
            return;
        var table = new HtmlTable("Failed and unanswered requests", ("Id", "word"), ("Code", "word"), ("Message", "word"), ("Batch", "word"));
        foreach (var request in measure.FailedRequests)
            table.Add(Text(request.CustomId), Text(request.Code), Text(request.Message ?? string.Empty), Text(BatchName(measure, request.BatchId)));
        Page.Append(table);
        // The failures of running batches have no ids yet.
        long more = measure.Failures.Sum(static failure => failure.Count) - measure.FailedRequests.Count;
        if (more > 0)
            Page.Append("<p>").Append(Number(more)).Append(" more are not listed.</p>\n");
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
}
