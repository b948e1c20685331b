using Mka1.Errors;
using Mka1.Files;
using Mka1.Http;
using Mka1.Lists;

namespace Mka1.Skills;

/// <summary>
/// Skills. Every method throws a <see cref="Mka1Exception"/> if it fails. MKA1 documents only how a skill and a version are read; the other
/// operations have the paths of the other resources and of OpenAI. Source: api-reference/skills.
/// </summary>
public sealed class SkillClient
{
    internal SkillClient(Api api)
    {
        Api = api;
        Operations = new(api, Kind, Skill.Resource, Collection);
    }

    /// <summary>The noun of these objects and the rule for their ids.</summary>
    public static ObjectKind Kind { get; } = new("skill");

    internal Api Api { get; }

    internal ResourceOperations<Skill> Operations { get; }

    private static string Collection => Api.LlmPath + "/skills";

    /// <summary>Creates a skill with its first version. Not documented by MKA1.</summary>
    /// <param name="files">The files of the version.</param>
    /// <param name="progress">Receives the progress of each file; null for none.</param>
    /// <param name="cancellationToken">Cancels the transfer.</param>
    /// <returns>The skill.</returns>
    /// <exception cref="Mka1InputException">A file cannot be read.</exception>
    public Task<Skill> CreateAsync(SkillFiles files, IProgress<TransferProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Api.ReadAsync(ApiRequest.Upload(Collection, (files ?? throw new ArgumentNullException(nameof(files))).CreateForm(progress).Create), Skill.Resource, cancellationToken);

    /// <inheritdoc cref="ResourceOperations{T}.GetAsync"/>
    public Task<Skill> GetAsync(string id, CancellationToken cancellationToken = default) => Operations.GetAsync(id, cancellationToken);

    /// <summary>Lists all skills of the identity lazily. Not documented by MKA1.</summary>
    /// <param name="options">Where to start, and the order; this list cannot be read backwards.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The skills, one page of up to 100 per call.</returns>
    public IAsyncEnumerable<Skill> ListAsync(ListOptions? options = null, CancellationToken cancellationToken = default) => Operations.ListAsync(options, cancellationToken);

    /// <summary>Sets the default version of a skill. Not documented by MKA1.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="options">The changes.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The changed skill.</returns>
    public Task<Skill> UpdateAsync(string id, SkillOptions options, CancellationToken cancellationToken = default) =>
        Operations.UpdateAsync(id, (options ?? throw new ArgumentNullException(nameof(options))).ToBody(), cancellationToken);

    /// <summary>Opens the content of the default version of a skill. Not documented by MKA1.</summary>
    /// <param name="id">The skill's id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The content; the caller disposes it.</returns>
    public Task<SkillContent> OpenContentAsync(string id, CancellationToken cancellationToken = default) =>
        SkillContent.OpenAsync(Api, Operations.GetPath(id) + "/content", isResumable: false, cancellationToken);

    /// <summary>Deletes a skill with all its versions. Not documented by MKA1.</summary>
    /// <inheritdoc cref="ResourceOperations{T}.DeleteAsync"/>
    public Task<Deletion> DeleteAsync(string id, CancellationToken cancellationToken = default) => Operations.DeleteAsync(id, cancellationToken);
}
