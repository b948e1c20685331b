using System.Globalization;
using Mka1.Errors;
using Mka1.EvalSuites;
using Mka1.Http;
using Mka1.Lists;

namespace Mka1.EvalSuiteVersions;

/// <summary>The versions of eval suites. Every method throws a <see cref="Mka1Exception"/> if it fails. Source: api-reference/evals.</summary>
public sealed class EvalSuiteVersionClient
{
    private readonly EvalSuiteClient _suites;

    internal EvalSuiteVersionClient(EvalSuiteClient suites) => _suites = suites;

    /// <summary>The noun of these objects and the rule for their ids.</summary>
    public static ObjectKind Kind { get; } = new("eval suite version");

    /// <summary>Creates a version, which has the next number.</summary>
    /// <param name="suite">The suite's id.</param>
    /// <param name="options">The options, with a manifest.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<EvalSuiteVersion> CreateAsync(string suite, EvalSuiteVersionOptions options, CancellationToken cancellationToken = default) =>
        Of(suite).CreateAsync((options ?? throw new ArgumentNullException(nameof(options))).ToBody(), cancellationToken);

    /// <summary>Reads a version. MKA1 does not document this operation; its form is that of the other resources.</summary>
    /// <param name="suite">The suite's id.</param>
    /// <param name="version">The number of the version.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<EvalSuiteVersion> GetAsync(string suite, long version, CancellationToken cancellationToken = default) => version < 1
        ? throw new Mka1InputException($"The versions of an eval suite have numbers from 1, not {version}.")
        : Of(suite).GetAsync(version.ToString(CultureInfo.InvariantCulture), cancellationToken);

    /// <summary>Lists the versions of a suite lazily.</summary>
    /// <param name="suite">The suite's id.</param>
    /// <param name="options">Where to start; this list cannot be ordered or read backwards.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The versions, one page of up to 100 per call.</returns>
    public IAsyncEnumerable<EvalSuiteVersion> ListAsync(string suite, ListOptions? options = null, CancellationToken cancellationToken = default) =>
        Of(suite).ListWithoutPrefetchAsync(options, cancellationToken);

    private ResourceOperations<EvalSuiteVersion> Of(string suite) => _suites.Operations.GetChild(suite, "versions", Kind, EvalSuiteVersion.Resource);
}
