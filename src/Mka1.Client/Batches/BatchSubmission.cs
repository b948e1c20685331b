using System.Runtime.ExceptionServices;
using Mka1.Errors;
using Mka1.Files;
using Mka1.Http;

namespace Mka1.Batches;

/// <summary>
/// Makes batches such that a lost connection neither loses one nor makes one twice: where the fate of a create is not known
/// the list is asked, and what a group has already is not sent again.
/// </summary>
internal sealed class BatchSubmission(BatchClient batches, FileClient files, Action<string> onNotice, Transport transport, CreatedBatches created)
{
    private const int MaximumAttempts = 3;
    private const int DigestInName = 16;

    // How far the clocks of a server's parts may be apart.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(1);

    /// <summary>Creates a batch; after a lost answer searches the list whether it is there, and only then creates again.</summary>
    /// <param name="options">File, endpoint, metadata.</param>
    /// <param name="isOwnFile">True if the file was uploaded for this batch only, so that any batch of it is this one.</param>
    /// <param name="cancellationToken">Gives up the call.</param>
    public async Task<Batch> CreateAsync(BatchCreateOptions options, bool isOwnFile, CancellationToken cancellationToken)
    {
        DateTimeOffset? since = isOwnFile ? null : transport.Clock.Now - ClockTolerance;
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await batches.CreateAsync(options, cancellationToken).ConfigureAwait(false);
            }
            catch (Mka1Exception exception) when (IsOutcomeUnknown(exception))
            {
                onNotice($"Whether the batch of {options.InputFileId} was created is not known ({exception.Message}). Looking for it in the list.");
                if (await FindLostAsync(options, since, exception, cancellationToken).ConfigureAwait(false) is Batch found)
                {
                    onNotice($"It was: {found.Id}.");
                    return batches.RecordCreated(found);
                }
                // A server that answered, or may be at work still, is not asked again.
                if (attempt == MaximumAttempts || exception is not Mka1ConnectionException)
                    throw;
                onNotice("It was not; it is created again.");
            }
        }
    }

    // Where the list cannot be read either, what is told is the create's own failure: it may have been carried out.
    private async Task<Batch?> FindLostAsync(
        BatchCreateOptions options, DateTimeOffset? since, Mka1Exception lost, CancellationToken cancellationToken)
    {
        try
        {
            return await FindAsync(options, since, MaximumAttempts, cancellationToken).ConfigureAwait(false);
        }
        catch (Mka1Exception unread)
        {
            onNotice($"The list could not be read ({unread.Message}). The batch may be there: look again before you create another.");
            ExceptionDispatchInfo.Capture(lost).Throw();
            throw;
        }
    }

    /// <summary>Uploads a file and creates its batch.</summary>
    public async Task<Batch> SubmitAsync(string path, BatchSubmitOptions options, CancellationToken cancellationToken)
    {
        var metadata = options.Metadata?.ToDictionary(static pair => pair.Key, static pair => pair.Value) ?? [];
        string name = Path.GetFileName(path);
        FileObject? file = null;
        if (options.Group is not null || options.ReuseUpload)
        {
            string digest = options.Digest ?? await BatchPart.ComputeDigestAsync(path, cancellationToken).ConfigureAwait(false);
            options.Group?.AddTo(metadata, digest);
            name = $"{options.Group?.FileName ?? Path.GetFileNameWithoutExtension(name)}-{digest.Substring(0, DigestInName)}.jsonl";
            file = await FindFileAsync(name, new FileInfo(path).Length, cancellationToken).ConfigureAwait(false);
            if (file is not null)
                onNotice($"'{name}' is uploaded already as {file.Id}; it is not sent again.");
        }
        bool isUploaded = file is not null;
        file ??= await UploadAsync(path, name, options, cancellationToken).ConfigureAwait(false);
        var create = new BatchCreateOptions { InputFileId = file.Id, Endpoint = options.Endpoint, Metadata = metadata.Count > 0 ? metadata : null };
        // An earlier run may have come further than the marks tell: not every server need keep them.
        if (isUploaded && await FindAsync(create, null, 1, cancellationToken).ConfigureAwait(false) is Batch existing)
        {
            onNotice($"{existing.Id} is a batch of {file.Id} already; it is not created again.");
            return batches.RecordCreated(existing);
        }
        try
        {
            var batch = await CreateAsync(create, isOwnFile: true, cancellationToken).ConfigureAwait(false);
            if (!HasMetadata(batch, create.Metadata))
                onNotice($"The server did not keep the metadata of {batch.Id}. Groups and restarts are known by it, and will not be found.");
            return batch;
        }
        catch (Mka1Exception exception)
        {
            onNotice(Cure(file, options, IsOutcomeUnknown(exception)));
            throw;
        }
    }

    // A batch made of the file's id would lack the marks, by which a group and restarts know their own.
    private static string Cure(FileObject file, BatchSubmitOptions options, bool fateIsUnknown)
    {
        string begin = $"The input is uploaded as {file.Id}, but " + (fateIsUnknown ? "whether its batch was created is not known. " : "its batch was not created. ");
        if (options.Group is { } own)
            return begin + $"The same command with -Group '{own.Group}' finds what there is, or tries again without a second upload.";
        if (options.ReuseUpload)
            return begin + "The same command finds what there is, or tries again without a second upload.";
        return begin + (fateIsUnknown ? $"Get-Mka1Batch | Where-Object InputFileId -eq {file.Id} tells. If there is none, " : string.Empty)
            + $"New-Mka1Batch -InputFileId {file.Id} -Endpoint {options.Endpoint}{(options.Metadata is { Count: > 0 } ? " with the same -Metadata" : string.Empty)} tries again without a second upload.";
    }

    private static bool IsOutcomeUnknown(Mka1Exception exception) => exception switch
    {
        Mka1ConnectionException lost => lost.RequestSent,
        Mka1TimeoutException late => late.RequestSent,
        Mka1ProtocolException => true,
        Mka1ApiException error => error.StatusCode is 408 or >= 500,
        _ => false,
    };

    // An upload that was cut off makes no batch, so it may be repeated; at worst a file stays that nobody uses.
    private async Task<FileObject> UploadAsync(string path, string name, BatchSubmitOptions options, CancellationToken cancellationToken)
    {
        var upload = new FileUploadOptions { Purpose = FilePurpose.Batch, FileName = name, ContentType = "application/jsonl", Progress = options.Progress };
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await files.UploadAsync(path, upload, cancellationToken).ConfigureAwait(false);
            }
            catch (Mka1ConnectionException exception) when (exception.RequestSent && attempt < MaximumAttempts)
            {
                onNotice($"The upload of '{path}' broke and is repeated. {exception.Message}");
                await transport.Clock.Delay(TimeSpan.FromSeconds(attempt), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<Batch?> FindAsync(BatchCreateOptions options, DateTimeOffset? since, int maximumAttempts, CancellationToken cancellationToken)
    {
        // The server may still be at it.
        for (int attempt = 0; attempt < maximumAttempts; attempt++)
        {
            await transport.Clock.Delay(TimeSpan.FromSeconds(attempt), cancellationToken).ConfigureAwait(false);
            await foreach (var batch in batches.ListAsync(null, cancellationToken).ConfigureAwait(false))
            {
                // To the end: the order of the list is not documented.
                if (batch.InputFileId == options.InputFileId && (since is not DateTimeOffset begin || IsMatch(batch, options, begin)))
                    return batch;
            }
        }
        return null;
    }

    // Of a file that anybody may use: not one that is older, known, or of other metadata.
    private bool IsMatch(Batch batch, BatchCreateOptions options, DateTimeOffset since) =>
        !(batch.CreatedAt - transport.ServerClockOffset < since)
        && !created.Contains(batch)
        && batch.Endpoint == options.Endpoint
        && batch.Metadata.Count == (options.Metadata?.Count ?? 0)
        && HasMetadata(batch, options.Metadata);

    private static bool HasMetadata(Batch batch, IReadOnlyDictionary<string, string>? metadata) =>
        metadata is null || metadata.All(pair => batch.Metadata.TryGetValue(pair.Key, out string? value) && value == pair.Value);

    private async Task<FileObject?> FindFileAsync(string name, long length, CancellationToken cancellationToken)
    {
        await foreach (var file in files.ListAsync(FilePurpose.Batch, null, cancellationToken).ConfigureAwait(false))
        {
            if (file.Filename == name && file.Bytes == length && file.Status != "error")
                return file;
        }
        return null;
    }
}
