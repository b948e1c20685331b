using System.Management.Automation;
using Mka1.Batches;
using Mka1.PowerShell.Paths;

namespace Mka1.PowerShell.Batches;

/// <summary>Gets the results of finished batches from the output and error files, one object per request.</summary>
[Cmdlet(VerbsCommunications.Receive, "Mka1BatchResult", DefaultParameterSetName = IdSet)]
[OutputType(typeof(BatchResult), typeof(string), typeof(FileInfo))]
public sealed class ReceiveBatchResultCommand : EndedBatchCommand
{
    private string? _directory;

    /// <summary>Adds the request to each result.</summary>
    [Parameter]
    public SwitchParameter IncludeRequest { get; set; }

    /// <summary>Returns a result also for each request without a response.</summary>
    [Parameter]
    public SwitchParameter IncludeMissing { get; set; }

    /// <summary>Returns the unchanged lines, or with -OutputPath the files.</summary>
    [Parameter]
    public SwitchParameter Raw { get; set; }

    /// <summary>The directory to keep the output and error files in.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? OutputPath { get; set; }

    private protected override Task ProcessRecordAsync()
    {
        // Validate the path before reading the batches.
        _directory = OutputPath is null ? null : OutputPaths.ResolveDirectory(this, OutputPath);
        return base.ProcessRecordAsync();
    }

    private protected override async Task ActAsync(string name, List<Batch> batches)
    {
        if (Raw && _directory is not null)
        {
            foreach (var batch in batches)
            {
                foreach (string path in await Client.Batches.SaveResultsAsync(batch, _directory, PostWarning, Cancellation))
                    WriteObject(FileSystemPath.GetItem(this, path));
            }
            return;
        }
        var options = new BatchResultOptions
        {
            IncludeRequest = IncludeRequest, IncludeMissing = IncludeMissing, Directory = _directory, OnNotice = PostWarning,
        };
        await foreach (var result in Client.Batches.ReadResultsAsync(batches, Report, options, Cancellation))
            WriteObject(Raw ? result.ToJson() : result);
    }
}
