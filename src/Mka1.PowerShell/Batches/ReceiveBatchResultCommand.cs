using System.Management.Automation;
using Mka1.Batches;
using Mka1.Errors;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Connection;
using Mka1.PowerShell.Paths;

namespace Mka1.PowerShell.Batches;

/// <summary>Gets the results of finished batches from the output and error files, one object per request.</summary>
[Cmdlet(VerbsCommunications.Receive, "Mka1BatchResult", DefaultParameterSetName = IdSet)]
[OutputType(typeof(BatchResult), typeof(PSObject), typeof(string), typeof(FileInfo))]
public sealed class ReceiveBatchResultCommand : BatchResultCommand
{
    private readonly HashSet<(ApiConnection, string)> _read = [];
    private string? _directory;
    private RowJoin? _join;

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
    [PathTransformation, ValidateNotNullOrEmpty]
    public string? OutputPath { get; set; }

    /// <summary>The rows from which the requests were created. Each is returned with its result, in the order of the rows.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNull]
    [AllowEmptyCollection]
    public PSObject[]? Row { get; set; }

    /// <summary>The column with the custom_id of each row, or a script block that returns it.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNull]
    [PSDefaultValue(Help = "custom_id, CustomId or Id")]
    public object? Key { get; set; }

    private protected override async Task BeginAsync()
    {
        if (Row is not null)
        {
            if (Raw || IncludeRequest)
                throw new Mka1InputException($"-Row cannot be used with {(Raw ? "-Raw" : "-IncludeRequest")}: it returns the rows with their results.");
            _join = new RowJoin(Row, Key, EvaluateKey);
        }
        else if (Key is not null)
            throw new Mka1InputException("-Key names a column of the rows. Give the rows with -Row.");
        await base.BeginAsync();
    }

    private protected override Task ProcessRecordAsync()
    {
        // Validate the path before reading the batches.
        _directory = OutputPath is null ? null : OutputPaths.ResolveDirectory(this, OutputPath);
        return base.ProcessRecordAsync();
    }

    // An unfinished batch has no result files.
    private protected override bool AcceptsRunning => false;

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
            IncludeRequest = IncludeRequest, IncludeMissing = IncludeMissing || _join is not null, Directory = _directory, OnNotice = PostWarning,
        };
        await foreach (var result in Client.Batches.ReadResultsAsync(batches, Report, options, Cancellation))
        {
            if (_join is not null)
                _join.Add(result);
            else
                WriteObject(Raw ? result.ToJson() : result);
        }
        _read.Add((Connection, name));
    }

    private protected override async Task EndAsync()
    {
        await base.EndAsync();
        if (_join is null)
            return;
        // Rows whose results could not be read would look unanswered.
        if (HasUnread || !_read.SetEquals(Names))
        {
            WriteWarning("The rows are not joined and none is returned, because not all results could be read; see the errors above.");
            return;
        }
        if (_join.DescribeRenamed() is string renamed)
            WriteWarning(renamed);
        if (_join.DescribeUnmatched() is string unmatched)
            WriteWarning(unmatched);
        foreach (var row in _join.Create())
            WriteObject(row);
    }

    private object? EvaluateKey(ScriptBlock script, PSObject row)
    {
        object? key = null;
        InOuterContext((_, item) => key = script.InvokeWithContext(null, [new PSVariable("_", item)]).LastOrDefault(), row);
        return key;
    }
}
