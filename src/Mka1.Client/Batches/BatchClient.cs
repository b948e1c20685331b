using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Mka1.Errors;
using Mka1.Files;
using Mka1.Http;
using Mka1.Json;
using Mka1.Lists;

namespace Mka1.Batches;

/// <summary>
/// Batches. Every method throws a <see cref="Mka1Exception"/> if it fails: <see cref="Mka1InputException"/> before anything
/// is sent, else the one that fits.
/// </summary>
public sealed class BatchClient
{
    private const string Collection = Api.LlmPath + "/batches";
    private const int UsualPage = 100;
    private const int LargestPage = 100;
    private readonly Api _api;
    private readonly FileClient _files;

    internal BatchClient(Api api, FileClient files)
    {
        _api = api;
        _files = files;
    }

    /// <summary>Creates a batch over an uploaded file. Source: api-reference/batches/create-a-batch.</summary>
    /// <param name="options">File, endpoint, metadata.</param>
    /// <param name="cancellationToken">Gives up the call.</param>
    /// <returns>The batch, in status <c>validating</c>.</returns>
    public Task<Batch> CreateAsync(BatchCreateOptions options, CancellationToken cancellationToken = default)
    {
        if (options is null)
            throw new ArgumentNullException(nameof(options));
        return _api.ReadAsync(ApiRequest.Post(Collection, Repeat.OnlyIfNotCarriedOut, options.ToBody()), Batch.Resource, cancellationToken);
    }

    /// <summary>Reads a batch. Source: api-reference/batches/get-a-batch.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Gives up the call.</param>
    /// <returns>The batch.</returns>
    public Task<Batch> GetAsync(string id, CancellationToken cancellationToken = default) =>
        _api.ReadAsync(ApiRequest.Get(PathOf(id)), Batch.Resource, cancellationToken);

    /// <summary>All batches of the identity, newest first, lazily. Source: api-reference/batches/list-batches.</summary>
    /// <param name="options">Where to begin; this list has no order and no way back.</param>
    /// <param name="cancellationToken">Gives up the call.</param>
    /// <returns>The batches, a page a call.</returns>
    public IAsyncEnumerable<Batch> ListAsync(ListOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new ListOptions();
        return _api.ListAsync(() => options.Page(Collection, UsualPage, LargestPage), Batch.Resource, "after", options.After, cancellationToken);
    }

    /// <summary>Cancels a batch; its requests in flight finish. Source: api-reference/batches/cancel-a-batch.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Gives up the call.</param>
    /// <returns>The batch, in status <c>cancelling</c>.</returns>
    public Task<Batch> CancelAsync(string id, CancellationToken cancellationToken = default) =>
        _api.ReadAsync(ApiRequest.Post(PathOf(id) + "/cancel", Repeat.Safely, null), Batch.Resource, cancellationToken);

    /// <summary>
    /// The results of a batch from its output and its error file, each request once, in the order of the files. Memory
    /// holds the ids and one line.
    /// </summary>
    /// <param name="batch">The batch, as it is after its end.</param>
    /// <param name="onProblem">Is told of lines that cannot be read; the rest goes on.</param>
    /// <param name="cancellationToken">Gives up the transfer.</param>
    /// <returns>The results.</returns>
    public async IAsyncEnumerable<BatchResult> ReadResultsAsync(
        Batch batch, Action<BatchLineProblem> onProblem, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (batch is null)
            throw new ArgumentNullException(nameof(batch));
        if (onProblem is null)
            throw new ArgumentNullException(nameof(onProblem));
        // Whether failed requests stand in both files is not documented (open question 4).
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (string fileId in new[] { batch.OutputFileId, batch.ErrorFileId }.OfType<string>().Where(static id => id.Length > 0).Distinct())
        {
            using var content = _files.OpenContent(fileId);
            var lines = new JsonLineReader(content);
            while (await lines.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                if (lines.IsBlank)
                    continue;
                var result = Parse(lines.Line.Span, batch.Id, out string? fault);
                if (result is null)
                    onProblem(new BatchLineProblem(fileId, lines.Number, fault!));
                else if (seen.Add(result.CustomId))
                    yield return result;
            }
        }
    }

    private static BatchResult? Parse(ReadOnlySpan<byte> line, string batchId, out string? fault)
    {
        try
        {
            var json = JsonText.Parse(line);
            fault = json.ValueKind != JsonValueKind.Object ? "It is not a JSON object."
                : json.TryGetProperty("custom_id", out var id) && id.ValueKind == JsonValueKind.String ? null
                : "It has no custom_id.";
            if (fault is null)
                return new BatchResult(json, batchId);
        }
        catch (JsonException)
        {
            fault = "It is not JSON.";
        }
        fault += $" It begins: {Excerpt.Of(Encoding.UTF8.GetString(line.Slice(0, Math.Min(line.Length, 1000)).ToArray()))}";
        return null;
    }

    private static string PathOf(string id) => Collection + "/" + PathSegment.Of(id, "batch");
}
