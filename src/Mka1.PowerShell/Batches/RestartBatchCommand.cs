using System.Management.Automation;
using Mka1.Batches;
using Mka1.Batches.Input;
using Mka1.Errors;
using Mka1.Files;
using Mka1.Json;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Errors;
using Mka1.PowerShell.Files;
using Mka1.PowerShell.Languages;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Batches;

/// <summary>Creates new batches from the requests of batches that failed or have no response.</summary>
[Cmdlet(VerbsLifecycle.Restart, "Mka1Batch", DefaultParameterSetName = IdSet, SupportsShouldProcess = true)]
[OutputType(typeof(Batch))]
public sealed class RestartBatchCommand : BatchGroupCommand
{
    private readonly SortedSet<string> _otherCodes = new(StringComparer.Ordinal);
    private WildcardPattern[]? _patterns;
    private bool _hasMatched;

    /// <summary>Restarts only requests that failed with one of these error codes; wildcards are allowed.</summary>
    [Parameter]
    [FreeText]
    [Alias("ErrorCode")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Filter { get; set; }

    private protected override async Task BeginAsync()
    {
        await base.BeginAsync();
        try
        {
            _patterns = Filter?.Select(TextPattern.Create).ToArray();
        }
        catch (Mka1InputException exception)
        {
            ThrowTerminatingError(ErrorCatalog.FromException(exception, Filter));
        }
    }

    private protected override async Task ActOnAsync(string name, List<Batch> batches)
    {
        if (batches.Count == 1 && batches[0].Id == name)
            await RestartAsync(batches[0], await Client.Batches.ListRestartsAsync(batches[0], Cancellation));
        else
        {
            foreach (var part in BatchGroup.ByPart(batches))
                await TryAsync(part[part.Count - 1].Id, () => RestartAsync(part[part.Count - 1], part));
        }
    }

    private protected override async Task EndAsync()
    {
        await base.EndAsync();
        // A code with a typing error would silently restart nothing.
        if (!_hasMatched && _otherCodes.Count > 0)
            WriteWarning($"No request failed with {string.Join(" or ", Filter!.Select(static code => $"'{code}'"))}. The error codes are {string.Join(", ", _otherCodes)}.");
    }

    // Skip requests that another restart has processed or is still processing.
    private async Task RestartAsync(Batch batch, IReadOnlyList<Batch> family)
    {
        if (family.FirstOrDefault(static one => !BatchStatus.IsTerminal(one.Status)) is Batch unfinished)
        {
            if (unfinished.Id == batch.Id)
            {
                string place = Connection.GetArguments();
                WriteError(BatchErrors.Conflict(
                    $"{unfinished.Id} is not finished: its status is {unfinished.Status}. Wait for it, or cancel it: Stop-Mka1Batch {unfinished.Id}{place}.", unfinished.Id, $"Wait for it: Wait-Mka1Batch {unfinished.Id}{place}."));
                return;
            }
            WriteWarning($"{batch.Id} is already restarted as {unfinished.Id}, which is not finished.");
            WriteObject(unfinished);
            return;
        }
        if (CreateMetadata(batch, family[0]).Count > MetadataLimits.Pairs)
        {
            throw new Mka1InputException(
                $"{batch.Id} has {batch.Metadata.Count} pairs of metadata, and a restart needs one more, {BatchGroup.RestartOfKey}. "
                + $"Create a separate batch: Receive-Mka1BatchResult {batch.Id} -IncludeRequest -IncludeMissing | Where-Object Succeeded -eq $false | ForEach-Object Request | New-Mka1Batch.");
        }
        using var folder = new PrivateFolder();
        // The name identifies the restarted batch, so that an upload of an earlier run can be found.
        using var writer = new BatchInputWriter(folder.File($"restart-of-{SafeFileName.Create(null, family[0].Id)}.jsonl"), new BatchInputWriterOptions { Lenient = true });
        await SpoolAsync(family, writer);
        var files = writer.Complete();
        if (files.Count > 0)
            await SubmitAsync(batch, family[0], files[0]);
        else
            WriteVerbose($"{batch.Id}: there is nothing to restart.");
    }

    private static Dictionary<string, string> CreateMetadata(Batch batch, Batch newest)
    {
        var metadata = batch.Metadata.Where(static pair => pair.Key is not BatchGroup.DigestKey).ToDictionary(static pair => pair.Key, static pair => pair.Value);
        // Read sequentially, so that the order shows which result is the newest.
        metadata[BatchGroup.RestartOfKey] = newest.Id;
        return metadata;
    }

    private async Task SpoolAsync(IReadOnlyList<Batch> family, BatchInputWriter writer)
    {
        var options = new BatchResultOptions { IncludeRequest = true, IncludeMissing = true, OnNotice = PostWarning };
        await foreach (var result in Client.Batches.ReadResultsAsync(family, Report, options, Cancellation))
        {
            if (result.Succeeded)
                continue;
            if (_patterns is not null && !_patterns.Any(pattern => pattern.IsMatch(result.ErrorCode)))
            {
                if (result.ErrorCode is string code)
                    _otherCodes.Add(code);
                continue;
            }
            _hasMatched = true;
            if (result.Request is null)
                WriteError(ErrorCatalog.InvalidInput($"{result.CustomId} failed, but the input file of {result.BatchId} has no such request; it is skipped.", result.CustomId));
            else
            {
                foreach (var problem in writer.Write(result.Request))
                    WriteError(ErrorCatalog.InvalidInput($"{result.CustomId} is skipped: {problem.Message}.", result.CustomId));
            }
        }
    }

    private async Task SubmitAsync(Batch batch, Batch newest, BatchInputFile file)
    {
        if (!ShouldProcess(batch.Id, Messages.Get("DoUploadFailedAndCreateBatch", file.Requests, file.Bytes, file.Endpoint)))
            return;
        using var bar = new TransferProgressBar(this, "Uploading", file.Path);
        WriteObject(await Client.Batches.SubmitAsync(file.Path, new BatchSubmitOptions
        {
            // An earlier run may have uploaded the file already.
            Endpoint = file.Endpoint, Metadata = CreateMetadata(batch, newest), ReuseUpload = true, Progress = bar, OnNotice = PostWarning,
            DescribeRecovery = static (_, _) => "Run the same command again: it finds the batch, or retries without a second upload.",
        }, Cancellation));
    }
}
