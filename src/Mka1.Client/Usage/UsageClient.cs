using Mka1.Http;

namespace Mka1.Usage;

/// <summary>Usage of the platform. Every method throws a <see cref="Errors.Mka1Exception"/> if it fails. Source: docs.mka1.com/api-reference/usage.</summary>
public sealed class UsageClient
{
    private readonly Api _api;

    internal UsageClient(Api api) => _api = api;

    /// <summary>Lists usage lazily, a row for each bucket and group.</summary>
    /// <param name="query">What to read.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <returns>The rows in the order of time. A bucket without usage may have none.</returns>
    /// <exception cref="Errors.Mka1InputException">The query is invalid; nothing was sent.</exception>
    public IAsyncEnumerable<UsageRow> ListAsync(UsageQuery query, CancellationToken cancellationToken = default)
    {
        (query ?? throw new ArgumentNullException(nameof(query))).Check();
        return _api.ListByTokenAsync(query.CreatePageRequest, "data", (bucket, answer) => UsageRow.Read(query.Kind, bucket, answer), cancellationToken);
    }
}
