using System.Collections;
using System.Management.Automation;
using Mka1.Batches;
using Mka1.Batches.Input;
using Mka1.Errors;
using Mka1.Files;
using Mka1.Json;
using Mka1.PowerShell.Errors;
using Mka1.PowerShell.Files;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.Batches;

/// <summary>Creates batches: of an uploaded file, or of a local one that is checked and uploaded first.</summary>
[Cmdlet(VerbsCommon.New, "Mka1Batch", DefaultParameterSetName = FileIdSet, SupportsShouldProcess = true)]
[OutputType(typeof(Batch))]
public sealed class NewBatchCommand : UploadCommand
{
    private const string FileIdSet = "InputFileId";
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    // A file with a fault in every line would drown the first ones, which tell the cause.
    private const int ShownProblems = 20;

    /// <summary>The id of a JSONL file that was uploaded for the purpose batch.</summary>
    [Parameter(ParameterSetName = FileIdSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FileId", "Id")]
    [ValidateNotNullOrEmpty]
    public string? InputFileId { get; set; }

    /// <summary>JSONL files to check, upload and make a batch of each; wildcards are allowed.</summary>
    [Parameter(ParameterSetName = PathSet, Mandatory = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>JSONL files, their paths taken as they are.</summary>
    [Parameter(ParameterSetName = LiteralPathSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>What every line calls; without it that of the first line of a local file, else /v1/chat/completions.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(EndpointCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Endpoint { get; set; }

    /// <summary>Up to 16 pairs of text to keep with the batch.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? Metadata { get; set; }

    /// <summary>Takes an endpoint that this version does not know.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override async Task ProcessRecordAsync()
    {
        if (ParameterSetName == FileIdSet)
        {
            await TryAsync(InputFileId, () => CreateAsync(InputFileId!, Endpoint ?? BatchEndpoint.ChatCompletions));
            return;
        }
        bool literal = ParameterSetName == LiteralPathSet;
        foreach (string path in InputPaths.Resolve(this, literal ? LiteralPath : Path, literal, Fail))
            await TryAsync(path, () => CreateOfFileAsync(path));
    }

    private async Task CreateAsync(string fileId, string endpoint)
    {
        var options = Options(fileId, endpoint);
        if (Approved(Named(fileId), $"Create batch for {endpoint}"))
            Emit(await Client.Batches.CreateAsync(options, Cancellation));
    }

    private async Task CreateOfFileAsync(string path)
    {
        // Before the upload: what is wrong with the rest of the call must not cost a transfer.
        _ = Options(path, Endpoint ?? BatchEndpoint.ChatCompletions);
        var check = new BatchInputCheck(path, Endpoint, Force);
        if (!await IsRightAsync(check))
            return;
        var summary = check.Summary;
        if (!Approved(Named(path), $"Upload {summary.Requests} requests ({summary.Bytes} bytes) and create batch for {summary.Endpoint}"))
            return;
        var file = await UploadAsync(path, FilePurpose.Batch);
        try
        {
            Emit(await Client.Batches.CreateAsync(Options(file.Id, summary.Endpoint!), Cancellation));
        }
        catch (Mka1Exception)
        {
            Warn($"'{path}' is uploaded as {file.Id}, but its batch was not created. New-Mka1Batch -InputFileId {file.Id} tries again without a second upload.");
            throw;
        }
    }

    private async Task<bool> IsRightAsync(BatchInputCheck check)
    {
        int problems = 0;
        await foreach (var problem in check.FindProblemsAsync(Cancellation))
        {
            if (problem.Severity == BatchInputSeverity.Warning)
                Warn(problem.ToString());
            else if (problems++ < ShownProblems)
                Fail(ErrorCatalog.InvalidInput(problem.ToString(), problem.Path));
        }
        if (problems > ShownProblems)
            Fail(ErrorCatalog.InvalidInput($"{problems} problems in all; the first {ShownProblems} are told above. Nothing was uploaded.", null));
        return problems == 0;
    }

    private BatchCreateOptions Options(string fileId, string endpoint)
    {
        if (!Force && !BatchEndpoint.KnownValues.Contains(endpoint))
            throw new Mka1InputException($"'{endpoint}' is not an endpoint that a batch can call: {string.Join(", ", BatchEndpoint.KnownValues)}. If it is newer than this module, add -Force.");
        var metadata = Metadata is null ? null : MetadataMap.Of(Metadata);
        if (metadata is not null)
            MetadataLimits.Check(metadata);
        return new BatchCreateOptions { InputFileId = fileId, Endpoint = endpoint, Metadata = metadata };
    }
}
