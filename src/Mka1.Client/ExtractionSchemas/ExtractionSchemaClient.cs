using System.Runtime.CompilerServices;
using Mka1.Errors;
using Mka1.Http;
using Mka1.Lists;

namespace Mka1.ExtractionSchemas;

/// <summary>Stored schemas of extractions. Every method throws a <see cref="Mka1Exception"/> if it fails. Source: api-reference/extract.</summary>
public sealed class ExtractionSchemaClient
{
    private readonly ResourceOperations<ExtractionSchema> _operations;

    internal ExtractionSchemaClient(Api api) =>
        _operations = new(api, Kind, ExtractionSchema.Resource, Api.LlmPath + "/extract/schema") { UpdatesWithPut = true };

    /// <summary>The noun of these objects and the rule for their ids.</summary>
    public static ObjectKind Kind { get; } = new("extraction schema");

    /// <summary>Creates a schema.</summary>
    /// <param name="options">The options, with a name and a schema.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The schema.</returns>
    public Task<ExtractionSchema> CreateAsync(ExtractionSchemaOptions options, CancellationToken cancellationToken = default) =>
        _operations.CreateAsync((options ?? throw new ArgumentNullException(nameof(options))).ToBody(), cancellationToken);

    /// <inheritdoc cref="ResourceOperations{T}.GetAsync"/>
    public Task<ExtractionSchema> GetAsync(string id, CancellationToken cancellationToken = default) => _operations.GetAsync(id, cancellationToken);

    /// <summary>Lists all schemas of the identity lazily. MKA1 does not document this operation; a server without it is an error that says so.</summary>
    /// <param name="options">Where to start.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The schemas.</returns>
    public async IAsyncEnumerable<ExtractionSchema> ListAsync(ListOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var schemas = _operations.ListAsync(options, cancellationToken).GetAsyncEnumerator(cancellationToken);
        for (bool isFirst = options?.Cursor is null; await MoveNextAsync(schemas, isFirst).ConfigureAwait(false); isFirst = false)
            yield return schemas.Current;
    }

    /// <summary>Changes a schema. Members that are null stay as they are.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="options">The changes.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The changed schema.</returns>
    public Task<ExtractionSchema> UpdateAsync(string id, ExtractionSchemaOptions options, CancellationToken cancellationToken = default) =>
        _operations.UpdateAsync(id, (options ?? throw new ArgumentNullException(nameof(options))).ToBody(), cancellationToken);

    /// <inheritdoc cref="ResourceOperations{T}.DeleteAsync"/>
    public Task<Deletion> DeleteAsync(string id, CancellationToken cancellationToken = default) => _operations.DeleteAsync(id, cancellationToken);

    // The path of the list is also that of the create, so a server without a list may refuse the method.
    private static async Task<bool> MoveNextAsync(IAsyncEnumerator<ExtractionSchema> schemas, bool isFirst)
    {
        try
        {
            return await schemas.MoveNextAsync().ConfigureAwait(false);
        }
        catch (Mka1ApiException exception) when (isFirst && exception is { StatusCode: 404 or 405, IsOfExchange: false })
        {
            throw exception.BeginWith("The server has no list of extraction schemas, which MKA1 does not document. Read them by their ids. ");
        }
    }
}
