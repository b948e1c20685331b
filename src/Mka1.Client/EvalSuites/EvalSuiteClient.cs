using Mka1.Http;
using Mka1.Lists;

namespace Mka1.EvalSuites;

/// <summary>Eval suites. Every method throws a <see cref="Errors.Mka1Exception"/> if it fails. Source: api-reference/evals.</summary>
public sealed class EvalSuiteClient
{
    /// <summary>How the ids of eval suites begin.</summary>
    public const string IdPrefix = "eval_suite_";

    internal EvalSuiteClient(Api api) => Operations = new(api, Kind, EvalSuite.Resource, Api.LlmPath + "/evals/suites");

    /// <summary>The noun of these objects and the rule for their ids.</summary>
    public static ObjectKind Kind { get; } = new("eval suite");

    /// <summary>Creates an eval suite with its first version.</summary>
    /// <param name="options">The options, with a name and a manifest.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The eval suite.</returns>
    public Task<EvalSuite> CreateAsync(EvalSuiteOptions options, CancellationToken cancellationToken = default) =>
        Operations.CreateAsync((options ?? throw new ArgumentNullException(nameof(options))).ToBody(), cancellationToken);

    /// <summary>Reads an eval suite. MKA1 does not document this operation; its form is that of the other resources.</summary>
    /// <inheritdoc cref="ResourceOperations{T}.GetAsync"/>
    public Task<EvalSuite> GetAsync(string id, CancellationToken cancellationToken = default) => Operations.GetAsync(id, cancellationToken);

    /// <summary>Lists all eval suites of the identity lazily.</summary>
    /// <param name="options">Where to start; this list cannot be ordered or read backwards.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The eval suites, one page of up to 100 per call.</returns>
    public IAsyncEnumerable<EvalSuite> ListAsync(ListOptions? options = null, CancellationToken cancellationToken = default) =>
        Operations.ListAsync(options, cancellationToken);

    /// <summary>Deletes an eval suite. MKA1 does not document this operation; its form is that of the other resources.</summary>
    /// <inheritdoc cref="ResourceOperations{T}.DeleteAsync"/>
    public Task<Deletion> DeleteAsync(string id, CancellationToken cancellationToken = default) => Operations.DeleteAsync(id, cancellationToken);

    /// <summary>The operations on suites, which those below a suite use.</summary>
    internal ResourceOperations<EvalSuite> Operations { get; }
}
