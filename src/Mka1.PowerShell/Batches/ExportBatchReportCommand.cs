using System.Management.Automation;
using Mka1.Batches;
using Mka1.Batches.Measures;
using Mka1.Errors;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Errors;
using Mka1.PowerShell.Languages;
using Mka1.PowerShell.Paths;

namespace Mka1.PowerShell.Batches;

/// <summary>Writes a report about batches as a self-contained HTML file.</summary>
[Cmdlet(VerbsData.Export, "Mka1BatchReport", DefaultParameterSetName = IdSet, SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportBatchReportCommand : BatchResultCommand
{
    private readonly List<BatchMeasure> _measures = [];
    private string _target = string.Empty;

    /// <summary>The path of the report.</summary>
    [Parameter(Mandatory = true)]
    [PathTransformation, ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>The title of the report.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNullOrEmpty]
    public string Title { get; set; } = "Batch report";

    /// <summary>Replaces an existing file.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override async Task BeginAsync()
    {
        await base.BeginAsync();
        try
        {
            _target = OutputPaths.ResolveFile(this, Path);
            OutputPaths.CheckOverwrite(_target, Force);
        }
        catch (Mka1InputException exception)
        {
            ThrowTerminatingError(ErrorCatalog.FromException(exception, Path));
        }
    }

    private protected override async Task ActAsync(string name, List<Batch> batches) =>
        _measures.Add(await Client.Batches.MeasureAsync(name, batches, Report, PostWarning, Cancellation));

    private protected override async Task EndAsync()
    {
        await base.EndAsync();
        if (_measures.Count == 0 || !ShouldProcess(_target, Messages.Get("DoWriteReport")))
            return;
        await TryAsync(Path, async () =>
        {
            await BatchReport.SaveAsync(_measures, Title, _target, Force, Redact, Cancellation);
            WriteObject(FileSystemPath.GetItem(this, _target));
        });
    }
}
