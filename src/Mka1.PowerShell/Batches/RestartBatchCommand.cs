using System.Management.Automation;
using Mka1.Batches;
using Mka1.Batches.Input;
using Mka1.Errors;
using Mka1.PowerShell.Connection;
using Mka1.PowerShell.Errors;
using Mka1.PowerShell.Files;

namespace Mka1.PowerShell.Batches;

/// <summary>Makes new batches of the requests of old ones that failed or were never answered.</summary>
[Cmdlet(VerbsLifecycle.Restart, "Mka1Batch", DefaultParameterSetName = IdSet, SupportsShouldProcess = true)]
[OutputType(typeof(Batch))]
public sealed class RestartBatchCommand : Mka1Command
{
    private const string IdSet = "Id";
    private const string GroupSet = "Group";

    /// <summary>The ids of the old batches, which are over.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("BatchId")]
    [ValidateNotNull]
    [AllowEmptyString]
    public string[] Id { get; set; } = [];

    /// <summary>The names of groups: each part of them is restarted.</summary>
    [Parameter(ParameterSetName = GroupSet, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string[] Group { get; set; } = [];

    /// <summary>Only requests that failed with one of these error codes; wildcards are allowed.</summary>
    [Parameter]
    [Alias("ErrorCode")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Filter { get; set; }

    private protected override async Task ProcessRecordAsync()
    {
        foreach (string id in Id)
            await TryAsync(id, async () => await RestartAsync(await Client.Batches.GetAsync(id, Cancellation)));
        foreach (string group in Group)
            await TryAsync(group, () => RestartGroupAsync(group));
    }

    private async Task RestartGroupAsync(string group)
    {
        var batches = await Client.Batches.ListGroupAsync(group, Cancellation);
        if (batches.Count == 0)
            throw new Mka1InputException($"There is no batch of the group '{group}'. Get-Mka1Batch shows the batches, their Metadata the groups.");
        foreach (var batch in batches.Where(static batch => !batch.Metadata.ContainsKey(BatchGroup.RestartOfKey)))
            await TryAsync(batch.Id, () => RestartAsync(batch));
    }

    private async Task RestartAsync(Batch batch)
    {
        // What a restart has answered, or is at, is not sent again.
        var family = await Client.Batches.ListRestartsAsync(batch, Cancellation);
        if (family.FirstOrDefault(static one => !BatchStatus.IsTerminal(one.Status)) is Batch open)
        {
            if (open.Id == batch.Id)
            {
                Fail(ErrorCatalog.Conflict(
                    $"{open.Id} is not over yet: its status is {open.Status}. Wait for it, or end it: Stop-Mka1Batch {open.Id}.", open.Id, $"Wait for it: Wait-Mka1Batch {open.Id}."));
                return;
            }
            Warn($"{batch.Id} is restarted already as {open.Id}, which is not over yet.");
            Emit(open);
            return;
        }
        string folder = Path.Combine(Path.GetTempPath(), $"mka1-{Guid.NewGuid():N}");
        Directory.CreateDirectory(folder);
        try
        {
            using var writer = new BatchInputWriter(Path.Combine(folder, $"restart-of-{SafeFileName.Of(null, family[0].Id)}.jsonl"), new BatchInputWriterOptions { Lenient = true });
            await SpoolAsync(family, writer);
            var files = writer.Complete();
            if (files.Count > 0)
                await SubmitAsync(batch, family[0], files[0]);
            else
                Tell($"{batch.Id}: there is nothing to restart.");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task SpoolAsync(List<Batch> family, BatchInputWriter writer)
    {
        var patterns = Filter?.Select(static pattern => WildcardPattern.Get(pattern, WildcardOptions.IgnoreCase)).ToArray();
        var options = new BatchResultOptions { IncludeRequest = true, IncludeMissing = true, OnNotice = Notice };
        await foreach (var result in Client.Batches.ReadResultsAsync(family, Report, options, Cancellation))
        {
            if (result.Succeeded || (patterns is not null && !patterns.Any(pattern => pattern.IsMatch(result.Error?.Code ?? string.Empty))))
                continue;
            if (result.Request is null)
                Fail(ErrorCatalog.InvalidInput($"{result.CustomId} failed, but the input file of {result.BatchId} has no such request; it is left out.", result.CustomId));
            else
            {
                foreach (var problem in writer.Write(result.Request))
                    Fail(ErrorCatalog.InvalidInput($"{result.CustomId} is left out: {problem.Message}.", result.CustomId));
            }
        }
    }

    private async Task SubmitAsync(Batch batch, Batch newest, BatchInputFile file)
    {
        if (!Approved(Named(batch.Id), $"Upload {file.Requests} requests that failed or were not answered ({file.Bytes} bytes) and create batch for {file.Endpoint}"))
            return;
        var metadata = batch.Metadata.Where(static pair => pair.Key is not BatchGroup.DigestKey).ToDictionary(static pair => pair.Key, static pair => pair.Value);
        // One after the other, so that which answer is the newest needs no clock.
        metadata[BatchGroup.RestartOfKey] = newest.Id;
        // By this name the results of both are read as one; that of the old batch is its id.
        if (!metadata.ContainsKey(BatchGroup.NameKey))
            metadata[BatchGroup.NameKey] = batch.Id;
        var bar = new TransferProgressBar("Uploading", Path.GetFileName(file.Path), record => Post(() => Show(record)));
        try
        {
            Emit(await Client.Batches.SubmitAsync(file.Path, new BatchSubmitOptions
            {
                // An earlier run may have come as far as the upload.
                Endpoint = file.Endpoint, Metadata = metadata, ReuseUpload = true, Progress = bar, OnNotice = Notice,
            }, Cancellation));
        }
        finally
        {
            bar.Complete();
        }
    }

    private void Report(BatchLineProblem problem) => Post(() => Fail(
        ErrorCatalog.Protocol($"{problem.FileId}, line {problem.Line}: {problem.Message}", problem.FileId)));
}
