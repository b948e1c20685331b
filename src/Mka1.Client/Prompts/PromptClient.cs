using Mka1.Errors;
using Mka1.Http;
using Mka1.Lists;

namespace Mka1.Prompts;

/// <summary>Prompts, without their versions. Every method throws a <see cref="Mka1Exception"/> if it fails. Source: api-reference/prompts.</summary>
public sealed class PromptClient
{
    private readonly ResourceOperations<Prompt> _operations;

    internal PromptClient(Api api) => _operations = new(api, Kind, Prompt.Resource, Api.LlmPath + "/prompts") { DeletesWithBody = true };

    /// <summary>The noun of these objects and the rule for their ids.</summary>
    public static ObjectKind Kind { get; } = new("prompt");

    /// <summary>Creates a prompt with its first version.</summary>
    /// <param name="options">The options, with a name and a template.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The prompt.</returns>
    public Task<Prompt> CreateAsync(PromptOptions options, CancellationToken cancellationToken = default) =>
        _operations.CreateAsync((options ?? throw new ArgumentNullException(nameof(options))).ToBody(), cancellationToken);

    /// <summary>Reads a prompt with the template of its active version.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The prompt.</returns>
    public Task<Prompt> GetAsync(string id, CancellationToken cancellationToken = default) => _operations.GetAsync(id, cancellationToken);

    /// <summary>Lists all prompts of the identity lazily, without their templates.</summary>
    /// <param name="options">Where to start, and the order; this list cannot be read backwards.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The prompts, one page of up to 100 per call.</returns>
    public IAsyncEnumerable<Prompt> ListAsync(ListOptions? options = null, CancellationToken cancellationToken = default) =>
        _operations.ListAsync(options, cancellationToken);

    /// <summary>Makes an existing version of a prompt the active one. MKA1 does not document the path of this operation.</summary>
    /// <param name="id">The id of the prompt.</param>
    /// <param name="version">The number of the version, 1 or more.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The prompt after the rollback.</returns>
    public Task<Prompt> RollbackAsync(string id, int version, CancellationToken cancellationToken = default) => version < 1
        ? throw new Mka1InputException($"The versions of a prompt have the numbers 1 and above, not {version}.")
        : _operations.ActAsync(id, "rollback", new Dictionary<string, object?> { ["version"] = version }, cancellationToken);

    /// <summary>Deletes a prompt with all its versions.</summary>
    /// <inheritdoc cref="ResourceOperations{T}.DeleteAsync"/>
    public Task<Deletion> DeleteAsync(string id, CancellationToken cancellationToken = default) => _operations.DeleteAsync(id, cancellationToken);
}
