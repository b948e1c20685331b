using Mka1.Errors;
using Mka1.Files;
using Mka1.Http;
using Mka1.Lists;
using Mka1.Skills;

namespace Mka1.SkillVersions;

/// <summary>
/// The versions of skills. Every method throws a <see cref="Mka1Exception"/> if it fails. MKA1 documents how a version is read, and that one is
/// created by an upload; the other operations have the paths of OpenAI. Source: api-reference/skills.
/// </summary>
public sealed class SkillVersionClient
{
    private const string Segment = "versions";

    private readonly SkillClient _skills;

    internal SkillVersionClient(SkillClient skills) => _skills = skills;

    /// <summary>The noun of these objects and the rule for their ids.</summary>
    public static ObjectKind Kind { get; } = new("skill version");

    /// <summary>Creates a version of a skill. MKA1 documents the upload, but not its path.</summary>
    /// <param name="skill">The skill's id.</param>
    /// <param name="files">The files of the version.</param>
    /// <param name="progress">Receives the progress of each file; null for none.</param>
    /// <param name="cancellationToken">Cancels the transfer.</param>
    /// <exception cref="Mka1InputException">A file cannot be read.</exception>
    public Task<SkillVersion> CreateAsync(string skill, SkillFiles files, IProgress<TransferProgress>? progress = null, CancellationToken cancellationToken = default) =>
        _skills.Api.ReadAsync(
            ApiRequest.Upload($"{_skills.Operations.GetPath(skill)}/{Segment}", (files ?? throw new ArgumentNullException(nameof(files))).CreateForm(progress).Create), SkillVersion.For(skill), cancellationToken);

    /// <summary>Reads a version.</summary>
    /// <param name="skill">The skill's id.</param>
    /// <param name="version">The version, such as <c>1</c>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<SkillVersion> GetAsync(string skill, string version, CancellationToken cancellationToken = default) => Of(skill).GetAsync(CheckVersion(version), cancellationToken);

    /// <summary>Lists the versions of a skill lazily. Not documented by MKA1.</summary>
    /// <param name="skill">The skill's id.</param>
    /// <param name="options">Where to start, and the order; this list cannot be read backwards.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The versions, one page of up to 100 per call.</returns>
    public IAsyncEnumerable<SkillVersion> ListAsync(string skill, ListOptions? options = null, CancellationToken cancellationToken = default) => Of(skill).ListAsync(options, cancellationToken);

    /// <summary>Opens the content of a version. Not documented by MKA1.</summary>
    /// <param name="skill">The skill's id.</param>
    /// <param name="version">The version, such as <c>1</c>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The content; the caller disposes it.</returns>
    public Task<SkillContent> OpenContentAsync(string skill, string version, CancellationToken cancellationToken = default) =>
        SkillContent.OpenAsync(_skills.Api, Of(skill).GetPath(CheckVersion(version)) + "/content", isResumable: true, cancellationToken);

    /// <summary>Deletes a version, which must not be the default one. Not documented by MKA1.</summary>
    /// <param name="skill">The skill's id.</param>
    /// <param name="version">The version, such as <c>1</c>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The server's confirmation.</returns>
    public Task<Deletion> DeleteAsync(string skill, string version, CancellationToken cancellationToken = default) => Of(skill).DeleteAsync(CheckVersion(version), cancellationToken);

    // The paths have the version, and an id would be one that does not exist.
    private static string CheckVersion(string version) => version?.StartsWith("skver_", StringComparison.Ordinal) == true
        ? throw new Mka1InputException($"A version of a skill is named by its number, such as 2, not by its id '{version}'.")
        : version!;

    private ResourceOperations<SkillVersion> Of(string skill) => _skills.Operations.GetChild(skill, Segment, Kind, SkillVersion.For(skill));
}
