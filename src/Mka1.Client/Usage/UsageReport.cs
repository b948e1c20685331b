using Mka1.Errors;

namespace Mka1.Usage;

/// <summary>Writes usage as a self-contained HTML page without network access or scripts.</summary>
public static class UsageReport
{
    /// <summary>Saves the page; the target is replaced only when all of it is written.</summary>
    /// <param name="rows">The rows, of any kinds. Each kind has its own section; without rows the page says that there is no usage.</param>
    /// <param name="title">The title.</param>
    /// <param name="path">The target.</param>
    /// <param name="overwrite">True replaces an existing file.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    /// <returns>The task of the operation.</returns>
    /// <exception cref="Mka1InputException">The target is a directory, already exists, or its directory does not exist.</exception>
    /// <exception cref="Mka1WriteException">It cannot be written.</exception>
    public static Task SaveAsync(IReadOnlyList<UsageRow> rows, string title, string path, bool overwrite = false, CancellationToken cancellationToken = default)
    {
        var page = new UsageReportPage(title, DateTimeOffset.Now);
        if ((rows ?? throw new ArgumentNullException(nameof(rows))).Count == 0)
            page.AppendNothing();
        foreach (var kind in rows.GroupBy(static row => row.Kind))
            page.Append(kind.Key, [.. kind]);
        return page.SaveAsync(path, overwrite, cancellationToken);
    }
}
