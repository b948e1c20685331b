using System.Text.Json;
using Mka1.Errors;
using Mka1.Http;

namespace Mka1.Guardrails;

/// <summary>The guardrails of the account. Every method throws a <see cref="Mka1Exception"/> if it fails. Source: api-reference/guardrails.</summary>
public sealed class GuardrailClient
{
    private const string Path = Api.LlmPath + "/guardrails";
    private readonly Api _api;

    internal GuardrailClient(Api api) => _api = api;

    /// <summary>Reads all guardrails.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The settings.</returns>
    public Task<GuardrailSettings> GetAsync(CancellationToken cancellationToken = default) => _api.SendAsync(
        ApiRequest.Get(Path), async answer => Read(await answer.ReadJsonAsync().ConfigureAwait(false), answer), cancellationToken);

    /// <summary>
    /// Changes a guardrail. A change replaces the settings of all guardrails, so they are read first; a change by somebody else between
    /// both calls is lost.
    /// </summary>
    /// <param name="mode">Its mode, see <see cref="GuardrailMode"/>. Case does not matter. A guardrail that the settings do not contain is added.</param>
    /// <param name="options">What changes.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <returns>The settings after the change.</returns>
    public async Task<GuardrailSettings> SetAsync(string mode, GuardrailOptions options, CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrWhiteSpace(mode))
            throw new Mka1InputException("The mode of a guardrail must not be empty.");
        (options ?? throw new ArgumentNullException(nameof(options))).Check();
        var current = (await GetAsync(cancellationToken).ConfigureAwait(false)).Guardrails;
        object[] guardrails = [.. current.Select(one => IsMode(one.Mode) ? (object)options.ToBody(one.Mode, one) : one)];
        if (!current.Any(one => IsMode(one.Mode)))
            guardrails = [.. guardrails, options.ToBody(GuardrailMode.KnownValues.FirstOrDefault(IsMode) ?? mode, null)];
        var body = new Dictionary<string, object?> { ["guardrails"] = guardrails };
        var changed = await _api.SendAsync(
            ApiRequest.Put(Path, body),
            async answer => await answer.ReadJsonOrNothingAsync().ConfigureAwait(false) is JsonElement json ? Read(json, answer) : null,
            cancellationToken).ConfigureAwait(false);
        return changed ?? await GetAsync(cancellationToken).ConfigureAwait(false);

        bool IsMode(string known) => string.Equals(known, mode, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Tests whether a text passes the guardrails. It changes nothing, so it is retried like a read.</summary>
    /// <param name="text">The text.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The result.</returns>
    public Task<GuardrailTestResult> TestAsync(string text, CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrEmpty(text))
            throw new Mka1InputException("The text to test must not be empty.");
        return _api.SendAsync(
            ApiRequest.Post(Path + "/test", idempotent: true, new Dictionary<string, object?> { ["content"] = text }),
            async answer =>
            {
                var json = await answer.ReadJsonAsync().ConfigureAwait(false);
                var result = _api.Read(GuardrailTestResult.Resource, json, answer);
                return result.HasResult ? result : throw answer.CreateProtocolException("is not the result of a test of guardrails: it has no 'passed'", json.GetRawText());
            },
            cancellationToken);
    }

    private GuardrailSettings Read(JsonElement json, ApiAnswer answer)
    {
        var settings = _api.Read(GuardrailSettings.Resource, json, answer);
        return settings.HasGuardrails ? settings : throw answer.CreateProtocolException("has no list 'guardrails'", json.GetRawText());
    }
}
