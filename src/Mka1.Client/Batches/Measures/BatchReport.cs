using Mka1.Errors;

namespace Mka1.Batches.Measures;

/// <summary>Writes measures of batches as a self-contained HTML page without network access or scripts.</summary>
public static class BatchReport
{
    /// <summary>Writes the page.</summary>
    /// <param name="measures">The measures, each in its own section.</param>
    /// <param name="title">Its title.</param>
    /// <param name="time">The time of the report.</param>
    /// <param name="redact">Redacts text from servers, see <see cref="Mka1Client.Redact(string)"/>; null for none.</param>
    /// <returns>HTML text.</returns>
    public static string ToHtml(IReadOnlyList<BatchMeasure> measures, string title, DateTimeOffset time, Func<string, string>? redact = null)
    {
        if (measures is null)
            throw new ArgumentNullException(nameof(measures));
        return CreatePage(measures, title, time, redact).ToString();
    }

    /// <summary>Saves the page; the target is replaced only when all of it is written.</summary>
    /// <param name="measures">The measures, each in its own section.</param>
    /// <param name="title">Its title.</param>
    /// <param name="path">The target.</param>
    /// <param name="overwrite">True replaces an existing file.</param>
    /// <param name="redact">Redacts text from servers; null for none.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    /// <returns>The task of the operation.</returns>
    /// <exception cref="Mka1InputException">The target is a directory, already exists, or its directory does not exist.</exception>
    /// <exception cref="Mka1WriteException">It cannot be written.</exception>
    public static Task SaveAsync(IReadOnlyList<BatchMeasure> measures, string title, string path, bool overwrite = false, Func<string, string>? redact = null, CancellationToken cancellationToken = default) =>
        CreatePage(measures ?? throw new ArgumentNullException(nameof(measures)), title, DateTimeOffset.Now, redact).SaveAsync(path, overwrite, cancellationToken);

    private static BatchReportPage CreatePage(IReadOnlyList<BatchMeasure> measures, string title, DateTimeOffset time, Func<string, string>? redact)
    {
        var page = new BatchReportPage(title, time, redact);
        foreach (var measure in measures)
            page.Append(measure);
        return page;
    }
}
