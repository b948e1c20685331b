using System.Runtime.CompilerServices;
using Mka1.Batches.Measures;
using Mka1.Errors;
using Mka1.Files;
using Mka1.Http;
using Mka1.Lists;

namespace Mka1.Batches;

/// <summary>
/// Batches. Every method throws a <see cref="Mka1Exception"/> if it fails: <see cref="Mka1InputException"/> before anything
/// is sent, else the one that fits.
/// </summary>
public sealed class BatchClient
{
    private readonly Api _api;
    private readonly ResourceOperations<Batch> _operations;
    private readonly FileClient _files;
    private readonly CreatedBatches _created;

    internal BatchClient(Api api, FileClient files, CreatedBatches created)
    {
        _created = created;
        _api = api;
        _operations = new(api, Kind, Batch.Resource, Api.LlmPath + "/batches");
        _files = files;
    }

    /// <summary>What these objects are called, and what their ids must be.</summary>
    public static ObjectKind Kind { get; } = new("batch", plural: "batches");

    /// <summary>Creates a batch over an uploaded file. Source: api-reference/batches/create-a-batch.</summary>
    /// <param name="options">File, endpoint, metadata.</param>
    /// <param name="cancellationToken">Gives up the call.</param>
    /// <returns>The batch, in status <c>validating</c>.</returns>
    public async Task<Batch> CreateAsync(BatchCreateOptions options, CancellationToken cancellationToken = default)
    {
        if (options is null)
            throw new ArgumentNullException(nameof(options));
        return RecordCreated(await _operations.CreateAsync(options.ToBody(), cancellationToken).ConfigureAwait(false));
    }

    /// <summary>
    /// Creates a batch as <see cref="CreateAsync"/> does, and finds out what became of it where the answer was lost: it looks in
    /// the list for a batch of that file made since, and creates again only if there is none.
    /// </summary>
    /// <param name="options">File, endpoint, metadata.</param>
    /// <param name="onNotice">Is told what happened, on whatever thread.</param>
    /// <param name="cancellationToken">Gives up the call.</param>
    /// <returns>The batch.</returns>
    public Task<Batch> CreateOnceAsync(BatchCreateOptions options, Action<string>? onNotice = null, CancellationToken cancellationToken = default)
    {
        if (options is null)
            throw new ArgumentNullException(nameof(options));
        return CreateSubmission(onNotice).CreateAsync(options, isOwnFile: false, cancellationToken);
    }

    /// <summary>Uploads a local file and creates its batch. It is not checked here, see <see cref="Input.BatchInputCheck"/>.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="options">What the batch is to be.</param>
    /// <param name="cancellationToken">Gives up the transfer.</param>
    /// <returns>The batch.</returns>
    public Task<Batch> SubmitAsync(string path, BatchSubmitOptions options, CancellationToken cancellationToken = default)
    {
        if (options is null)
            throw new ArgumentNullException(nameof(options));
        return CreateSubmission(options.OnNotice).SubmitAsync(path, options, cancellationToken);
    }

    /// <summary>Reads a batch. Source: api-reference/batches/get-a-batch.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Gives up the call.</param>
    /// <returns>The batch.</returns>
    public Task<Batch> GetAsync(string id, CancellationToken cancellationToken = default) =>
        _operations.GetAsync(id, cancellationToken);

    /// <summary>All batches of the identity, newest first, lazily. Source: api-reference/batches/list-batches.</summary>
    /// <param name="options">Where to begin; this list has no order and no way back.</param>
    /// <param name="cancellationToken">Gives up the call.</param>
    /// <returns>The batches, a page a call.</returns>
    public IAsyncEnumerable<Batch> ListAsync(ListOptions? options = null, CancellationToken cancellationToken = default) =>
        _operations.ListWithoutPrefetchAsync(options, cancellationToken);

    /// <summary>The batches of a group, or a batch with its restarts; restarts before what they restart. Reads the whole list.</summary>
    /// <param name="name">The group's name, see <see cref="BatchGroup"/>, or the id of a batch.</param>
    /// <param name="cancellationToken">Gives up the call.</param>
    /// <returns>The batches.</returns>
    public async Task<List<Batch>> ListGroupAsync(string name, CancellationToken cancellationToken = default)
    {
        var all = await ListAllAsync(cancellationToken).ConfigureAwait(false);
        return all.Find(batch => batch.Id == name) is Batch one
            ? new BatchFamily(all).GetWithRestarts(one)
            : BatchGroup.NewestFirst(all.FindAll(batch => BatchGroup.GetValue(batch, BatchGroup.NameKey) == name));
    }

    /// <summary>A batch and all restarts of it, restarts before what they restart. Reads the whole list.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="cancellationToken">Gives up the call.</param>
    /// <returns>The batches; the last is the batch itself.</returns>
    public async Task<List<Batch>> ListRestartsAsync(Batch batch, CancellationToken cancellationToken = default)
    {
        if (batch is null)
            throw new ArgumentNullException(nameof(batch));
        return new BatchFamily(await ListAllAsync(cancellationToken).ConfigureAwait(false)).GetWithRestarts(batch);
    }

    /// <summary>Cancels a batch; its requests in flight finish. Source: api-reference/batches/cancel-a-batch.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Gives up the call.</param>
    /// <returns>The batch, in status <c>cancelling</c>.</returns>
    public Task<Batch> CancelAsync(string id, CancellationToken cancellationToken = default) =>
        _operations.CancelAsync(id, cancellationToken);

    /// <summary>
    /// The results of batches from their output and error files, each request once. Memory holds the ids of one part and one line.
    /// </summary>
    /// <param name="batches">
    /// Batches that are over. Of a request of a batch and its restarts the result of the first that has one counts; parts of a
    /// group are apart, also where they use the same ids.
    /// </param>
    /// <param name="onProblem">Is told of lines that cannot be read; the rest goes on.</param>
    /// <param name="options">What else is wanted; null for nothing.</param>
    /// <param name="cancellationToken">Gives up the transfer.</param>
    /// <returns>The results, in the order of the files.</returns>
    public IAsyncEnumerable<BatchResult> ReadResultsAsync(
        IReadOnlyList<Batch> batches, Action<BatchLineProblem> onProblem, BatchResultOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (batches is null)
            throw new ArgumentNullException(nameof(batches));
        if (onProblem is null)
            throw new ArgumentNullException(nameof(onProblem));
        return ReadAsync(batches, onProblem, options ?? new BatchResultOptions(), cancellationToken);
    }

    /// <summary>Counts the results of batches that belong together, as <see cref="ReadResultsAsync"/> gives them, those that are missing too.</summary>
    /// <param name="name">A name for the whole.</param>
    /// <param name="batches">Batches that are over.</param>
    /// <param name="onProblem">Is told of lines that cannot be read; the rest goes on.</param>
    /// <param name="onNotice">Is told where files hold less than their batch counts; null for nobody.</param>
    /// <param name="cancellationToken">Gives up the transfer.</param>
    /// <returns>The counts.</returns>
    public async Task<BatchMeasure> MeasureAsync(
        string name, IReadOnlyList<Batch> batches, Action<BatchLineProblem> onProblem, Action<string>? onNotice = null, CancellationToken cancellationToken = default)
    {
        var meter = new BatchMeter();
        var options = new BatchResultOptions { IncludeMissing = true, OnNotice = onNotice };
        await foreach (var result in ReadResultsAsync(batches, onProblem, options, cancellationToken).ConfigureAwait(false))
            meter.Add(result);
        return meter.Measure(name, batches);
    }

    /// <summary>Saves the output and the error file of a batch as they are, under names made of the batch's id.</summary>
    /// <param name="batch">The batch, as it is after its end.</param>
    /// <param name="directory">Where to. A file that is there whole is not transferred again.</param>
    /// <param name="onNotice">Is told where the files hold fewer lines than the batch counts; null for nobody.</param>
    /// <param name="cancellationToken">Gives up the transfer.</param>
    /// <returns>The paths of the files that there are.</returns>
    public async Task<IReadOnlyList<string>> SaveResultsAsync(
        Batch batch, string directory, Action<string>? onNotice = null, CancellationToken cancellationToken = default)
    {
        if (batch is null)
            throw new ArgumentNullException(nameof(batch));
        var paths = new List<string>();
        var read = new List<(string FileId, long Bytes)>();
        long held = 0;
        foreach (string fileId in BatchResultReader.GetFileIds(batch))
        {
            string path = await BatchResultReader.SaveAsync(_files, batch, fileId, directory, cancellationToken).ConfigureAwait(false);
            paths.Add(path);
            var (lines, bytes) = await BatchResultReader.CountAsync(fileId, path, cancellationToken).ConfigureAwait(false);
            held += lines;
            read.Add((fileId, bytes));
        }
        await BatchResultReader.VerifyAsync(_files, batch, held, read, onNotice, cancellationToken).ConfigureAwait(false);
        return paths;
    }

    // Each enumeration reads anew.
    private async IAsyncEnumerable<BatchResult> ReadAsync(
        IReadOnlyList<Batch> batches, Action<BatchLineProblem> onProblem, BatchResultOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var part in BatchGroup.ByPart(batches))
        {
            await foreach (var result in new BatchResultReader(_files, onProblem, options).ReadAsync(part, cancellationToken).ConfigureAwait(false))
                yield return result;
        }
    }

    private async Task<List<Batch>> ListAllAsync(CancellationToken cancellationToken)
    {
        var all = new List<Batch>();
        // A list that grows while it is read may show one on two pages.
        var ids = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var batch in ListAsync(null, cancellationToken).ConfigureAwait(false))
        {
            if (ids.Add(batch.Id))
                all.Add(batch);
        }
        return all;
    }

    /// <summary>Notes that a batch was made over this connection, see <see cref="CreatedBatches"/>.</summary>
    internal Batch RecordCreated(Batch batch)
    {
        _created.Add(batch);
        return batch;
    }

    private BatchSubmission CreateSubmission(Action<string>? onNotice) => new(this, _files, onNotice ?? (static _ => { }), _api.Transport, _created);
}
