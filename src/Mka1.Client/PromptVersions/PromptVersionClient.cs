using System.Globalization;
using Mka1.Errors;
using Mka1.Http;
using Mka1.Lists;
using Mka1.Prompts;

namespace Mka1.PromptVersions;

/// <summary>The versions of prompts. Every method throws a <see cref="Mka1Exception"/> if it fails. Source: api-reference/prompts.</summary>
public sealed class PromptVersionClient
{
    private readonly PromptClient _prompts;

    internal PromptVersionClient(PromptClient prompts) => _prompts = prompts;

    /// <summary>The noun of these objects and the rule for their ids.</summary>
    public static ObjectKind Kind { get; } = new("prompt version");

    /// <summary>Creates a version, which has the next number and is active at once.</summary>
    /// <param name="prompt">The prompt's id.</param>
    /// <param name="options">The options, with a template.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<PromptVersion> CreateAsync(string prompt, PromptVersionOptions options, CancellationToken cancellationToken = default) =>
        Of(prompt).CreateAsync((options ?? throw new ArgumentNullException(nameof(options))).ToBody(), cancellationToken);

    /// <summary>Reads a version.</summary>
    /// <param name="prompt">The prompt's id.</param>
    /// <param name="version">The number of the version.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<PromptVersion> GetAsync(string prompt, long version, CancellationToken cancellationToken = default) =>
        Of(prompt).GetAsync(PromptClient.CheckVersion(version).ToString(CultureInfo.InvariantCulture), cancellationToken);

    /// <summary>Lists the versions of a prompt lazily. MKA1 does not document the path of this operation.</summary>
    /// <param name="prompt">The prompt's id.</param>
    /// <param name="options">Where to start, and the order; this list cannot be read backwards.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The versions, one page of up to 100 per call.</returns>
    public IAsyncEnumerable<PromptVersion> ListAsync(string prompt, ListOptions? options = null, CancellationToken cancellationToken = default) =>
        Of(prompt).ListWithoutPrefetchAsync(options, cancellationToken);

    private ResourceOperations<PromptVersion> Of(string prompt) => _prompts.Operations.GetChild(prompt, "versions", Kind, PromptVersion.For(prompt));
}
