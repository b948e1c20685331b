using System.Security;
using System.Text.Json;
using Mka1.Errors;
using Mka1.Http;
using Mka1.Json;
using Mka1.Lists;

namespace Mka1.SandboxSessions;

/// <summary>
/// Sandbox sessions. Every method throws a <see cref="Mka1Exception"/> if it fails. The client keeps the tokens of the sessions that it
/// creates, and sends them with later calls. Source: api-reference/sessions.
/// </summary>
public sealed class SandboxSessionClient
{
    private const string Collection = Api.SandboxPath + "/sessions";
    private readonly Api _api;
    private readonly SessionTokens _tokens;

    internal SandboxSessionClient(Api api, SessionTokens tokens)
    {
        _api = api;
        _tokens = tokens;
        Operations = new(api, Kind, SandboxSession.Resource, Collection);
    }

    /// <summary>The noun of these objects and the rule for their ids.</summary>
    public static ObjectKind Kind { get; } = new("sandbox session");

    /// <summary>The operations on sessions, which those below a session use.</summary>
    internal ResourceOperations<SandboxSession> Operations { get; }

    /// <summary>Creates a session, which is ready some time later. MKA1 does not document the path of this operation.</summary>
    /// <param name="options">The id and other options.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The session, with its token.</returns>
    public async Task<SandboxSession> CreateAsync(SandboxSessionOptions options, CancellationToken cancellationToken = default)
    {
        var body = (options ?? throw new ArgumentNullException(nameof(options))).ToBody(Identity);
        return Keep(await _api.ReadAsync(ApiRequest.Post(Collection, idempotent: false, body).HideAnswer(), SandboxSession.Resource, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Reads a session. MKA1 does not document the path of this operation.</summary>
    /// <inheritdoc cref="ResourceOperations{T}.GetAsync"/>
    public async Task<SandboxSession> GetAsync(string id, CancellationToken cancellationToken = default) =>
        Keep(await _api.ReadAsync(ApiRequest.Get(Operations.GetPath(id)).Hide(FindToken(id, null)), SandboxSession.Resource, cancellationToken).ConfigureAwait(false));

    /// <summary>Lists the sessions of the identity lazily. MKA1 does not document the path and the parameters of this operation.</summary>
    /// <param name="options">Order and start.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The sessions, one page of up to 100 per call.</returns>
    public async IAsyncEnumerable<SandboxSession> ListAsync(
        ListOptions? options = null, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var session in Operations.ListAsync(options, cancellationToken).ConfigureAwait(false))
            yield return Keep(session);
    }

    /// <summary>
    /// Terminates a session. MKA1 does not document method and path of this operation. The request is a DELETE; if the server does not
    /// have this route (405), it is a POST to the path of the session with <c>/terminate</c>.
    /// </summary>
    /// <param name="id">The session's id.</param>
    /// <param name="token">The session's token; null for that which the client knows.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The session as a confirmation, which is not one of a deletion if the session still runs; created from the id if the server answers without a body.</returns>
    public async Task<Deletion> TerminateAsync(string id, SecureString? token = null, CancellationToken cancellationToken = default)
    {
        string path = Operations.GetPath(id);
        string? secret = FindToken(id, token);
        var body = JsonBody.CreateMembers(("session_id", id), ("session_token", secret));
        Deletion deletion;
        try
        {
            deletion = await SendAsync(ApiRequest.Delete(path, body)).ConfigureAwait(false);
        }
        catch (Mka1ApiException exception) when (exception is { StatusCode: 405, IsOfExchange: false })
        {
            deletion = await SendAsync(ApiRequest.Post(path + "/terminate", idempotent: true, body)).ConfigureAwait(false);
        }
        if (deletion.Deleted)
            _tokens.Forget(Identity, id);
        return deletion;

        Task<Deletion> SendAsync(ApiRequest request) => _api.ExecuteAsync(
            request.Hide(secret), new Resource<Deletion>("termination", static json => new Deletion(json), "id") { Complete = json => Confirm(json, id) },
            () => Task.FromResult(Deletion.Create(id, Kind.Noun)), cancellationToken);
    }

    /// <summary>Gets the address of a session, or of a port in it.</summary>
    /// <param name="id">The session's id.</param>
    /// <param name="port">The port; null for the session itself.</param>
    /// <param name="token">The session's token; null for that which the client knows.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The address, which may be internal to the platform.</returns>
    public Task<SandboxUrl> GetUrlAsync(string id, int? port = null, SecureString? token = null, CancellationToken cancellationToken = default) =>
        _api.ReadAsync(Sign(ApiRequest.Get(Operations.GetPath(id) + "/url"), id, token).Query("port", port), SandboxUrl.For(id), cancellationToken);

    /// <summary>Adds the token of a session to the query of a request, if it is known.</summary>
    internal ApiRequest Sign(ApiRequest request, string id, SecureString? token)
    {
        string? secret = FindToken(id, token);
        return request.Query("session_token", secret).Hide(secret);
    }

    /// <summary>Gets the token to send with a call: the given one, otherwise that which the client knows.</summary>
    internal string? FindToken(string id, SecureString? token) => SessionTokens.Read(token ?? _tokens.Find(Identity, id));

    private string? Identity => _api.Origin.OnBehalfOf;

    private SandboxSession Keep(SandboxSession session)
    {
        _tokens.Keep(Identity, session);
        return session;
    }

    private static readonly string[] Confirmations = ["session", "session_id", "id", "status", "deleted", "success"];

    // The answer contains the session in a member, whose members are kept beside those of a confirmation. Others are not documented.
    private static JsonElement Confirm(JsonElement json, string id)
    {
        if (json.ValueKind != JsonValueKind.Object || !Confirmations.Any(name => json.TryGetMember(name, out _)))
            return json;
        if (json.TryGetMember("success", out var success) && JsonValue.ToFlag(success) != true)
            return json;
        var members = JsonValue.MembersToSend(json.TryGetMember("session", out var session) && session.ValueKind == JsonValueKind.Object ? session : json);
        members.Remove("session_token");
        members["id"] = id;
        if (!members.ContainsKey("object"))
            members["object"] = Kind.Noun;
        if (!members.ContainsKey("deleted"))
            members["deleted"] = !members.TryGetValue("status", out object? status) || status is not string text || SandboxSessionStatus.HasEnded(text);
        return JsonText.Parse(JsonBody.ToUtf8(members));
    }
}
