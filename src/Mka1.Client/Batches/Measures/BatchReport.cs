using System.Text;
using Mka1.Errors;
using Mka1.Files;

namespace Mka1.Batches.Measures;

/// <summary>Measures of batches as a page of HTML that needs nothing else: no network, no script.</summary>
public static class BatchReport
{
    /// <summary>Writes the page.</summary>
    /// <param name="measures">What it shows, each in a part of its own.</param>
    /// <param name="title">Its title.</param>
    /// <param name="time">When it is made.</param>
    /// <param name="redact">Takes a secret out of the servers' words, see <see cref="Mka1Client.Redact(string)"/>; null leaves them.</param>
    /// <returns>HTML text.</returns>
    public static string ToHtml(IReadOnlyList<BatchMeasure> measures, string title, DateTimeOffset time, Func<string, string>? redact = null)
    {
        if (measures is null)
            throw new ArgumentNullException(nameof(measures));
        var page = new BatchReportPage(title, time, redact ?? (static text => text));
        foreach (var measure in measures)
            page.Append(measure);
        return page.ToString();
    }

    /// <summary>Saves the page. The target is either absent, old or whole.</summary>
    /// <param name="measures">What it shows, each in a part of its own.</param>
    /// <param name="title">Its title.</param>
    /// <param name="path">The target.</param>
    /// <param name="overwrite">True replaces a file that is there.</param>
    /// <param name="redact">Takes a secret out of the servers' words; null leaves them.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>When it is done.</returns>
    /// <exception cref="Mka1InputException">The target is a directory, is there already, or its directory is not.</exception>
    /// <exception cref="Mka1WriteException">It cannot be written.</exception>
    public static Task SaveAsync(IReadOnlyList<BatchMeasure> measures, string title, string path, bool overwrite = false, Func<string, string>? redact = null, CancellationToken cancellationToken = default)
    {
        byte[] page = Encoding.UTF8.GetBytes(ToHtml(measures, title, DateTimeOffset.Now, redact));
        return TargetFile.WriteAsync(path, overwrite, file => file.WriteAsync(page, 0, page.Length, cancellationToken));
    }
}
