using System.Management.Automation;
using Mka1.Errors;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Errors;
using Mka1.PowerShell.Languages;
using Mka1.PowerShell.Paths;
using Mka1.Usage;

namespace Mka1.PowerShell.Usage;

/// <summary>Writes usage as a self-contained HTML file.</summary>
[Cmdlet(VerbsData.Export, "Mka1UsageReport", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportUsageReportCommand : UsageRowCommand
{
    private string _target = string.Empty;

    /// <summary>The path of the report.</summary>
    [Parameter(Mandatory = true)]
    [PathTransformation, ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>The title of the report.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNullOrEmpty]
    public string Title { get; set; } = "Usage report";

    /// <summary>Replaces an existing file.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override Task BeginAsync()
    {
        try
        {
            _target = OutputPaths.ResolveFile(this, Path);
            OutputPaths.CheckOverwrite(_target, Force);
        }
        catch (Mka1InputException exception)
        {
            ThrowTerminatingError(ErrorCatalog.FromException(exception, Path));
        }
        return Task.CompletedTask;
    }

    private protected override async Task UseAsync()
    {
        // No rows may also be those of a command that failed.
        if (IsUnused && File.Exists(_target))
            WriteWarning($"There are no rows, so '{_target}' is not replaced.");
        else if ((Rows.Count > 0 || IsUnused) && ShouldProcess(_target, Messages.Get("DoWriteReport")))
            await WriteAsync();
    }

    private async Task WriteAsync()
    {
        await TryAsync(Path, async () =>
        {
            await UsageReport.SaveAsync(Rows, Title, _target, Force, Cancellation);
            WriteObject(FileSystemPath.GetItem(this, _target));
        });
    }
}
