using Mka1.Http;

namespace Mka1.Models;

/// <summary>Models. Every method throws a <see cref="Errors.Mka1Exception"/> if it fails.</summary>
public sealed class ModelClient
{
    private const string Collection = Api.LlmPath + "/models";
    private readonly Api _api;
    private readonly ResourceOperations<Model> _operations;

    internal ModelClient(Api api)
    {
        _api = api;
        _operations = new(api, Kind, Model.Resource, Collection);
    }

    /// <summary>The noun of these objects and the rule for their ids.</summary>
    public static ObjectKind Kind { get; } = new("model");

    /// <summary>Reads a model. Source: api-reference/models/recuperar-un-modelo.</summary>
    /// <param name="id">Its id, such as <c>meetkai:functionary-pt</c>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The model.</returns>
    public Task<Model> GetAsync(string id, CancellationToken cancellationToken = default) => _operations.GetAsync(id, cancellationToken);

    /// <summary>Lists the models that the key may use. Source: docs.mk1c.com/sdk/docs/sdks/models.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The models; the list has no pages.</returns>
    public IAsyncEnumerable<Model> ListAsync(CancellationToken cancellationToken = default) =>
        _api.ListAsync(static () => ApiRequest.Get(Collection), Model.Resource, "after", null, cancellationToken);
}
