using Mka1.Http;

namespace Mka1.Models;

/// <summary>Models. Every method throws a <see cref="Errors.Mka1Exception"/> if it fails.</summary>
public sealed class ModelClient
{
    private const string Collection = Api.LlmPath + "/models";
    private readonly Api _api;

    internal ModelClient(Api api) => _api = api;

    /// <summary>All models that the key may use. Source: docs.mk1c.com/sdk/docs/sdks/models.</summary>
    /// <param name="cancellationToken">Gives up the call.</param>
    /// <returns>The models; the list has no pages.</returns>
    public IAsyncEnumerable<Model> ListAsync(CancellationToken cancellationToken = default) =>
        _api.ListAsync(static () => ApiRequest.Get(Collection), Model.Resource, "after", null, cancellationToken);
}
