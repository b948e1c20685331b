using System.Text.Json;
using Mka1.Errors;
using Mka1.Http;
using Mka1.Json;

namespace Mka1.AccessTokens;

/// <summary>
/// Exchanges the key for access tokens. Every method throws a <see cref="Mka1Exception"/> if it fails. Source: docs.mka1.com,
/// api-key exchange.
/// </summary>
public sealed class AccessTokenClient
{
    private const string Path = "/api/v1/authentication/api-key/exchange-token";
    private readonly Api _api;

    internal AccessTokenClient(Api api) => _api = api;

    /// <summary>Exchanges the key for an access token.</summary>
    /// <param name="options">What the token is for.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The token.</returns>
    public async Task<AccessToken> CreateAsync(AccessTokenOptions options, CancellationToken cancellationToken = default) => new(
        await _api.SendAsync(CreateRequest(options ?? throw new ArgumentNullException(nameof(options)), _api.Transport.Server), ReadAsync, cancellationToken).ConfigureAwait(false));

    /// <summary>Creates the request, which is sent with the key even if the client sends access tokens.</summary>
    // Nothing remains at the server, so it can be sent again.
    internal static ApiRequest CreateRequest(AccessTokenOptions options, Uri server) => ApiRequest.ExchangeToken(Path, options.ToBody(server));

    internal static async Task<string> ReadAsync(ApiAnswer answer)
    {
        var json = await answer.ReadJsonAsync().ConfigureAwait(false);
        string? token = json.ValueKind == JsonValueKind.Object && json.TryGetMember("token", out var value) && value.ValueKind == JsonValueKind.String ? JsonText.GetString(value) : null;
        try
        {
            return BearerToken.Normalize(token);
        }
        catch (Mka1InputException)
        {
            throw answer.CreateProtocolException("is not an access token: it has no valid 'token'", string.Empty);
        }
    }
}
