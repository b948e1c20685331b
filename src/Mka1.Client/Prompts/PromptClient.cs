using Mka1.Errors;
using Mka1.Http;
using Mka1.Json;
using Mka1.Lists;

namespace Mka1.Prompts;

/// <summary>Prompts. Every method throws a <see cref="Mka1Exception"/> if it fails. Source: api-reference/prompts.</summary>
public sealed class PromptClient
{
    private readonly Api _api;

    internal PromptClient(Api api)
    {
        _api = api;
        Operations = new(api, Kind, Prompt.Resource, Api.LlmPath + "/prompts") { DeletesWithBody = true };
    }

    /// <summary>The noun of these objects and the rule for their ids.</summary>
    public static ObjectKind Kind { get; } = new("prompt");

    internal ResourceOperations<Prompt> Operations { get; }

    /// <summary>Creates a prompt with its first version.</summary>
    /// <param name="options">The options, with a name and a template.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The prompt.</returns>
    public Task<Prompt> CreateAsync(PromptOptions options, CancellationToken cancellationToken = default) =>
        Operations.CreateAsync((options ?? throw new ArgumentNullException(nameof(options))).ToBody(), cancellationToken);

    /// <summary>Reads a prompt with the template of its active version.</summary>
    /// <inheritdoc cref="ResourceOperations{T}.GetAsync"/>
    public Task<Prompt> GetAsync(string id, CancellationToken cancellationToken = default) => GetAsync(id, null, null, cancellationToken);

    /// <summary>Reads a prompt with the template of a version, and renders that.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="version">The number of the version; null for the active one.</param>
    /// <param name="variables">The values of the placeholders by their names; null to render nothing.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The prompt.</returns>
    /// <exception cref="Mka1InputException">The version is less than 1, or the variables are too long for an address.</exception>
    public Task<Prompt> GetAsync(string id, long? version, IReadOnlyDictionary<string, object?>? variables, CancellationToken cancellationToken = default) =>
        _api.ReadAsync(
            ApiRequest.Get(Operations.GetPath(id))
                .Query("version", version is long number ? CheckVersion(number) : null)
                .Query("variables", variables is null ? null : JsonBody.ToText(variables)),
            version is null ? Prompt.Resource : Prompt.CreateResource(version),
            cancellationToken);

    /// <summary>Lists all prompts of the identity lazily, without their templates.</summary>
    /// <param name="options">Where to start, and the order; this list cannot be read backwards.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The prompts, one page of up to 100 per call.</returns>
    public IAsyncEnumerable<Prompt> ListAsync(ListOptions? options = null, CancellationToken cancellationToken = default) =>
        Operations.ListAsync(options, cancellationToken);

    /// <summary>Changes name, description and metadata of a prompt. MKA1 does not document method and path of this operation; they are those of the other resources.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="options">The changes, without a template.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The changed prompt.</returns>
    /// <exception cref="Mka1InputException">The options are invalid or contain a template.</exception>
    public Task<Prompt> UpdateAsync(string id, PromptOptions options, CancellationToken cancellationToken = default) =>
        (options ?? throw new ArgumentNullException(nameof(options))).Template is null
            ? Operations.UpdateAsync(id, options.ToBody(), cancellationToken)
            : throw new Mka1InputException("The template of a prompt cannot be changed. Create a version with another one.");

    /// <summary>Makes an existing version of a prompt the active one. MKA1 does not document the path of this operation.</summary>
    /// <param name="id">The id of the prompt.</param>
    /// <param name="version">The number of the version, 1 or more.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The prompt after the rollback.</returns>
    public Task<Prompt> RollbackAsync(string id, int version, CancellationToken cancellationToken = default) =>
        Operations.ActAsync(id, "rollback", new Dictionary<string, object?> { ["version"] = CheckVersion(version) }, cancellationToken);

    /// <summary>Deletes a prompt with all its versions.</summary>
    /// <inheritdoc cref="ResourceOperations{T}.DeleteAsync"/>
    public Task<Deletion> DeleteAsync(string id, CancellationToken cancellationToken = default) => Operations.DeleteAsync(id, cancellationToken);

    internal static long CheckVersion(long version) => version >= 1
        ? version
        : throw new Mka1InputException($"The versions of a prompt have the numbers 1 and above, not {version}.");
}
