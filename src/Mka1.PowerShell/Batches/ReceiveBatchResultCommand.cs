using System.Management.Automation;
using Mka1.Batches;
using Mka1.PowerShell.Paths;

namespace Mka1.PowerShell.Batches;

/// <summary>Reads the results of batches that are over: one object a request, from the output and the error file.</summary>
[Cmdlet(VerbsCommunications.Receive, "Mka1BatchResult", DefaultParameterSetName = IdSet)]
[OutputType(typeof(BatchResult), typeof(string), typeof(FileInfo))]
public sealed class ReceiveBatchResultCommand : EndedBatchCommand
{
    private string? _directory;

    /// <summary>Joins each result with its request.</summary>
    [Parameter]
    public SwitchParameter IncludeRequest { get; set; }

    /// <summary>Gives a result for each request that has no answer too.</summary>
    [Parameter]
    public SwitchParameter IncludeMissing { get; set; }

    /// <summary>Gives the lines as they are; with -OutputPath, the files.</summary>
    [Parameter]
    public SwitchParameter Raw { get; set; }

    /// <summary>A directory in which the output and error files are kept.</summary>
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
