using System.Runtime.CompilerServices;
using Mka1.Batches.Measures;
using Mka1.Errors;
using Mka1.Files;
using Mka1.Http;
using Mka1.Lists;

namespace Mka1.Batches;

/// <summary>
/// Batches. Every method throws a <see cref="Mka1Exception"/> if it fails: an <see cref="Mka1InputException"/> before anything
/// is sent, otherwise another one.
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

    /// <summary>The noun of these objects and the rule for their ids.</summary>
    public static ObjectKind Kind { get; } = new("batch", plural: "batches");

    /// <summary>Creates a batch from an uploaded file. Source: api-reference/batches/create-a-batch.</summary>
    /// <param name="options">File, endpoint, metadata.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The batch, in status <c>validating</c>.</returns>
    public async Task<Batch> CreateAsync(BatchCreateOptions options, CancellationToken cancellationToken = default)
    {
        if (options is null)
            throw new ArgumentNullException(nameof(options));
        return RecordCreated(await _operations.CreateAsync(options.ToBody(), cancellationToken).ConfigureAwait(false));
    }

    /// <summary>
    /// Creates a batch as <see cref="CreateAsync"/> does. If the answer is lost, it searches the list for a new batch of that file and
    /// retries only if there is none.
    /// </summary>
    /// <param name="options">File, endpoint, metadata.</param>
    /// <param name="onNotice">Reports what happened; called on any thread.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The batch.</returns>
    public Task<Batch> CreateOnceAsync(BatchCreateOptions options, Action<string>? onNotice = null, CancellationToken cancellationToken = default)
    {
        if (options is null)
            throw new ArgumentNullException(nameof(options));
        return CreateSubmission(onNotice).CreateAsync(options, isOwnFile: false, cancellationToken);
    }

    /// <summary>Uploads a local file and creates its batch. The file is not validated, see <see cref="Input.BatchInputCheck"/>.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="options">The options of the batch.</param>
    /// <param name="cancellationToken">Cancels the transfer.</param>
    /// <returns>The batch.</returns>
    public Task<Batch> SubmitAsync(string path, BatchSubmitOptions options, CancellationToken cancellationToken = default)
    {
        if (options is null)
            throw new ArgumentNullException(nameof(options));
        return CreateSubmission(options.OnNotice).SubmitAsync(path, options, cancellationToken);
    }

    /// <summary>Reads a batch. Source: api-reference/batches/get-a-batch.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The batch.</returns>
    public Task<Batch> GetAsync(string id, CancellationToken cancellationToken = default) =>
        _operations.GetAsync(id, cancellationToken);

    /// <summary>Lists all batches of the identity lazily, newest first. Source: api-reference/batches/list-batches.</summary>
    /// <param name="options">Where to start; this list has no other order and cannot be read backwards.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The batches, one page per call.</returns>
    public IAsyncEnumerable<Batch> ListAsync(ListOptions? options = null, CancellationToken cancellationToken = default) =>
        _operations.ListWithoutPrefetchAsync(options, cancellationToken);

    /// <summary>Lists the batches of a group, or a batch with its restarts; restarts precede the batch that they restart. Reads the whole list.</summary>
    /// <param name="name">The group's name, see <see cref="BatchGroup"/>, or the id of a batch.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The batches.</returns>
    public async Task<List<Batch>> ListGroupAsync(string name, CancellationToken cancellationToken = default)
    {
        if (name is null)
            throw new ArgumentNullException(nameof(name));
        return (await ListGroupsAsync([name], null, cancellationToken).ConfigureAwait(false)).TryGetValue(name, out var batches) ? batches : [];
    }

    /// <summary>Lists the batches of several groups as <see cref="ListGroupAsync"/> does, with one pass over the list.</summary>
    /// <param name="names">Names of groups or ids of batches.</param>
    /// <param name="isWanted">Whether to list also the group with a name; null for none.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The batches of each group that exists.</returns>
    public async Task<IReadOnlyDictionary<string, List<Batch>>> ListGroupsAsync(
        IReadOnlyCollection<string> names, Func<string, bool>? isWanted = null, CancellationToken cancellationToken = default)
    {
        var wanted = new HashSet<string>(names ?? throw new ArgumentNullException(nameof(names)), StringComparer.Ordinal);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var byId = new List<Batch>();
        var restarts = new List<Batch>();
        var groups = new Dictionary<string, List<Batch>>(StringComparer.Ordinal);
        await foreach (var batch in ListAsync(null, cancellationToken).ConfigureAwait(false))
        {
            string? group = BatchGroup.GetName(batch);
            bool isInGroup = group is not null && (wanted.Contains(group) || isWanted?.Invoke(group) == true);
            bool isRestart = BatchGroup.IsRestart(batch);
            // A list that grows while it is read may return an object on two pages.
            if ((!isInGroup && !isRestart && !wanted.Contains(batch.Id)) || !ids.Add(batch.Id))
                continue;
            if (wanted.Contains(batch.Id))
                byId.Add(batch);
            if (isRestart)
                restarts.Add(batch);
            if (!isInGroup)
                continue;
            if (!groups.TryGetValue(group!, out var batches))
                groups[group!] = batches = [];
            batches.Add(batch);
        }
        foreach (string name in groups.Keys.ToArray())
            groups[name] = BatchGroup.NewestFirst(groups[name]);
        var family = new BatchFamily(restarts);
        foreach (var batch in byId)
            groups[batch.Id] = family.GetWithRestarts(batch);
        return groups;
    }

    /// <summary>Counts the batches of groups with one pass over the list, without keeping the batches.</summary>
    /// <param name="isWanted">Whether to count the group with a name; null for all.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The groups, in the order of the list.</returns>
    public async Task<IReadOnlyList<BatchGroupSummary>> SummarizeGroupsAsync(Func<string, bool>? isWanted = null, CancellationToken cancellationToken = default)
    {
        var order = new List<string>();
        var counters = new Dictionary<string, BatchGroupCounter>(StringComparer.Ordinal);
        await foreach (var batch in ListAsync(null, cancellationToken).ConfigureAwait(false))
        {
            if (BatchGroup.GetName(batch) is not string name || isWanted?.Invoke(name) == false)
                continue;
            if (!counters.TryGetValue(name, out var counter))
            {
                counters[name] = counter = new BatchGroupCounter(name);
                order.Add(name);
            }
            counter.Add(batch);
        }
        return order.ConvertAll(name => counters[name].Summarize(DateTimeOffset.UtcNow));
    }

    /// <summary>Lists a batch and its restarts; restarts precede the batch that they restart. Reads the whole list.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The batches; the last is the batch itself.</returns>
    public async Task<List<Batch>> ListRestartsAsync(Batch batch, CancellationToken cancellationToken = default)
    {
        if (batch is null)
            throw new ArgumentNullException(nameof(batch));
        return new BatchFamily(await ListAllAsync(cancellationToken).ConfigureAwait(false)).GetWithRestarts(batch);
    }

    /// <summary>Cancels a batch; its requests in flight finish. Source: api-reference/batches/cancel-a-batch.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The batch, in status <c>cancelling</c>.</returns>
    public Task<Batch> CancelAsync(string id, CancellationToken cancellationToken = default) =>
        _operations.CancelAsync(id, cancellationToken);

    /// <summary>
    /// Reads the results of batches from their output and error files, each request once. It buffers the ids of one part and one line.
    /// </summary>
    /// <param name="batches">
    /// Batches. For a request of a batch and its restarts, the first result is returned; parts of a group are separate, even if they
    /// use the same ids. A batch that has not ended has no results, and neither have the requests that it restarts.
    /// </param>
    /// <param name="onProblem">Reports lines that cannot be read; reading continues.</param>
    /// <param name="options">What else to read; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the transfer.</param>
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

    /// <summary>
    /// Counts the results of related batches as <see cref="ReadResultsAsync"/> returns them, including missing ones. A batch that has
    /// not ended has no result files yet; its own counts are added instead.
    /// </summary>
    /// <param name="name">The name of the measure.</param>
    /// <param name="batches">The batches.</param>
    /// <param name="onProblem">Reports lines that cannot be read; reading continues.</param>
    /// <param name="onNotice">Reports files with fewer results than their batch counts; null for none.</param>
    /// <param name="cancellationToken">Cancels the transfer.</param>
    /// <returns>The counts.</returns>
    public async Task<BatchMeasure> MeasureAsync(
        string name, IReadOnlyList<Batch> batches, Action<BatchLineProblem> onProblem, Action<string>? onNotice = null, CancellationToken cancellationToken = default)
    {
        var meter = new BatchMeter();
        // A batch counts its requests only after its input file was checked.
        var restarted = new Dictionary<string, long>(StringComparer.Ordinal);
        var options = new BatchResultOptions { IncludeMissing = true, OnNotice = onNotice, OnRestartRunning = (batch, requests) => restarted[batch.Id] = requests };
        await foreach (var result in ReadResultsAsync(batches, onProblem, options, cancellationToken).ConfigureAwait(false))
            meter.Add(result);
        foreach (var batch in batches)
        {
            if (!BatchStatus.IsTerminal(batch.Status))
                meter.AddRunning(batch, restarted.TryGetValue(batch.Id, out long requests) ? requests : 0);
        }
        return meter.Measure(name, batches, DateTimeOffset.UtcNow);
    }

    /// <summary>Saves the output and error file of a batch unchanged, under names with the id of the batch.</summary>
    /// <param name="batch">The batch after its end.</param>
    /// <param name="directory">The directory. A complete file in it is not downloaded again.</param>
    /// <param name="onNotice">Reports files with fewer lines than the batch counts; null for none.</param>
    /// <param name="cancellationToken">Cancels the transfer.</param>
    /// <returns>The paths of the files.</returns>
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

    // Each enumeration reads the files again.
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
        // A list that grows while it is read may return an object on two pages.
        var ids = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var batch in ListAsync(null, cancellationToken).ConfigureAwait(false))
        {
            if (ids.Add(batch.Id))
                all.Add(batch);
        }
        return all;
    }

    /// <summary>Records that a batch was created over this connection, see <see cref="CreatedBatches"/>.</summary>
    internal Batch RecordCreated(Batch batch)
    {
        _created.Add(batch);
        return batch;
    }

    private BatchSubmission CreateSubmission(Action<string>? onNotice) => new(this, _files, onNotice ?? (static _ => { }), _api.Transport, _created);
}
