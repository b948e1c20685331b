using System.Runtime.ExceptionServices;
using Mka1.Errors;
using Mka1.Files;
using Mka1.Http;
using Mka1.Languages;

namespace Mka1.Batches;

/// <summary>
/// Creates batches without losing or duplicating one when the connection fails: if the outcome of a create is unknown, the list is
/// searched, and existing parts of a group are not sent again.
/// </summary>
internal sealed class BatchSubmission(BatchClient batches, FileClient files, Action<string> onNotice, Transport transport, CreatedBatches created)
{
    private const int MaximumAttempts = 3;
    private const int DigestInName = 16;

    // The tolerance for clock differences between servers.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(1);

    /// <summary>Creates a batch; after a lost answer it searches the list and retries only if the batch does not exist.</summary>
    /// <param name="options">File, endpoint, metadata.</param>
    /// <param name="isOwnFile">True if the file was uploaded only for this batch, so that any batch of it is this one.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
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
                onNotice(Messages.Get("NoticeBatchUnknown", options.InputFileId, exception.Text).Current);
                if (await FindLostAsync(options, since, exception, cancellationToken).ConfigureAwait(false) is Batch found)
                {
                    onNotice(Messages.Get("NoticeBatchFound", found.Id).Current);
                    return batches.RecordCreated(found);
                }
                // Not retried if the server answered or may still be working.
                if (attempt == MaximumAttempts || exception is not Mka1ConnectionException)
                    throw;
                onNotice(Messages.Get("NoticeBatchNotCreated").Current);
            }
        }
    }

    // If the list cannot be read either, the error of the create is thrown, because the batch may have been created.
    private async Task<Batch?> FindLostAsync(
        BatchCreateOptions options, DateTimeOffset? since, Mka1Exception lost, CancellationToken cancellationToken)
    {
        try
        {
            return await FindAsync(options, since, MaximumAttempts, cancellationToken).ConfigureAwait(false);
        }
        catch (Mka1Exception unread)
        {
            onNotice(Messages.Get("NoticeListNotRead", unread.Text).Current);
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
                onNotice($"'{name}' is already uploaded as {file.Id}; it is not uploaded again.");
        }
        bool isUploaded = file is not null;
        file ??= await UploadAsync(path, name, options, cancellationToken).ConfigureAwait(false);
        var create = new BatchCreateOptions { InputFileId = file.Id, Endpoint = options.Endpoint, Metadata = metadata.Count > 0 ? metadata : null };
        // An earlier run may have created the batch, even if the server did not keep its metadata.
        if (isUploaded && await FindAsync(create, null, 1, cancellationToken).ConfigureAwait(false) is Batch existing)
        {
            onNotice($"{existing.Id} is already the batch of {file.Id}; it is not created again.");
            return batches.RecordCreated(existing);
        }
        try
        {
            var batch = await CreateAsync(create, isOwnFile: true, cancellationToken).ConfigureAwait(false);
            if (!HasMetadata(batch, create.Metadata))
                onNotice($"The server did not keep the metadata of {batch.Id}. Groups and restarts are found by their metadata, so this batch will not be found.");
            return batch;
        }
        catch (Mka1Exception exception)
        {
            bool mayExist = IsOutcomeUnknown(exception);
            onNotice($"The input is uploaded as {file.Id}, but {(mayExist ? "it is unknown whether its batch was created" : "its batch was not created")}. {options.DescribeRecovery?.Invoke(file.Id, mayExist)}".TrimEnd());
            throw;
        }
    }

    private static bool IsOutcomeUnknown(Mka1Exception exception) => !exception.IsOfExchange && exception switch
    {
        Mka1ConnectionException lost => lost.RequestSent,
        Mka1TimeoutException late => late.RequestSent,
        Mka1ProtocolException => true,
        Mka1ApiException error => error.StatusCode is 408 or >= 500,
        _ => false,
    };

    // An interrupted upload is retried, because it creates no batch; at worst an unused file remains.
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
                onNotice(Messages.Get("NoticeUploadRetried", path, exception.Text).Current);
                await transport.Clock.Delay(TimeSpan.FromSeconds(attempt), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<Batch?> FindAsync(BatchCreateOptions options, DateTimeOffset? since, int maximumAttempts, CancellationToken cancellationToken)
    {
        // The server may still be processing the create.
        for (int attempt = 0; attempt < maximumAttempts; attempt++)
        {
            await transport.Clock.Delay(TimeSpan.FromSeconds(attempt), cancellationToken).ConfigureAwait(false);
            await foreach (var batch in batches.ListAsync(null, cancellationToken).ConfigureAwait(false))
            {
                // The whole list is read, because its order is not documented.
                if (batch.InputFileId == options.InputFileId && (since is not DateTimeOffset begin || IsMatch(batch, options, begin)))
                    return batch;
            }
        }
        return null;
    }

    // A shared file may have older batches, batches of this client and batches with other metadata.
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
