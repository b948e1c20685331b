using System.Net;
using System.Security;
using System.Text.Json;
using Mka1.Http;
using Mka1.Json;

namespace Mka1.SandboxSessions;

/// <summary>
/// A sandbox session: a machine of its own for commands, with a workspace of files. Its token is only in <see cref="GetSessionToken"/>.
/// Source: api-reference/sessions.
/// </summary>
public sealed class SandboxSession : Mka1Object
{
    internal static readonly Resource<SandboxSession> Resource = new("sandbox session", static json => new SandboxSession(json), "session_id", "status")
    {
        Complete = Unwrap,
        IdMember = "session_id",
        // The form of the list is not documented.
        ListMember = "sessions",
        ListsAsArray = true,
    };

    private const string TokenMember = "session_token";

    internal SandboxSession(JsonElement json)
        : base(WithoutToken(json))
    {
        if (json.ValueKind == JsonValueKind.Object && json.TryGetMember(TokenMember, out var token) && token.ValueKind == JsonValueKind.String)
            SessionToken = Protect(JsonText.GetString(token));
    }

    /// <summary>The id, which the creator has chosen.</summary>
    [WireMember("session_id")]
    public string Id => GetRequiredText("session_id");

    /// <summary>The status, see <see cref="SandboxSessionStatus"/>.</summary>
    public string Status => GetRequiredText("status");

    /// <summary>The kind: <c>standard</c>, <c>browser</c>, or a newer one.</summary>
    public string? SessionKind => GetText("session_kind");

    /// <summary>The features, such as <c>python</c>.</summary>
    public IReadOnlyList<string> SandboxFeatures => GetTextList("sandbox_features");

    /// <summary>The id of the user.</summary>
    public string? UserId => GetText("user_id");

    /// <summary>The time to live, in seconds.</summary>
    public long? TtlSeconds => GetInteger("ttl_seconds");

    /// <summary>When the files of the workspace are deleted, which may be long after the session has ended.</summary>
    public DateTimeOffset? WorkspaceExpiresAt => GetTime("workspace_expires_at");

    /// <summary>The id of the key.</summary>
    public string? ApiKeyId => GetText("api_key_id");

    /// <summary>The permissions.</summary>
    public IReadOnlyList<string> Permissions => GetTextList("permissions");

    /// <summary>The id of the machine.</summary>
    public string? RunnerId => GetText("runner_id");

    /// <summary>The address of the machine, which may be internal.</summary>
    public string? RunnerUrl => GetText("runner_url");

    /// <summary>The zone of the machine.</summary>
    public string? RunnerZone => GetText("runner_zone");

    /// <summary>The time of creation.</summary>
    public DateTimeOffset? CreatedAt => GetTime("created_at");

    /// <summary>The time of the last update.</summary>
    public DateTimeOffset? UpdatedAt => GetTime("updated_at");

    internal SecureString? SessionToken { get; set; }

    /// <inheritdoc cref="Resource{T}.Read(string)"/>
    public static SandboxSession FromJson(string json) => Resource.Read(json);

    /// <summary>Gets the token of the session, which only the answer to its creation has.</summary>
    /// <returns>The token, read-only; null if it is unknown.</returns>
    // Not a property, because exports would list it.
    public SecureString? GetSessionToken() => SessionToken;

    /// <summary>Returns the id, so that the object can be passed where its id is expected.</summary>
    public override string ToString() => Id;

    private static SecureString Protect(string token)
    {
        var secret = new NetworkCredential(string.Empty, token).SecurePassword;
        secret.MakeReadOnly();
        return secret;
    }

    // The answers to a creation and to a termination contain the session in a member.
    private static JsonElement Unwrap(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetMember("session", out var session) || session.ValueKind != JsonValueKind.Object)
            return json;
        var names = new HashSet<string>(session.EnumerateObject().Select(static member => member.Name), StringComparer.Ordinal);
        return Join(session.EnumerateObject().Concat(json.EnumerateObject().Where(member => member.Name != "session" && !names.Contains(member.Name))));
    }

    private static JsonElement WithoutToken(JsonElement json) => json.ValueKind == JsonValueKind.Object && json.TryGetMember(TokenMember, out _)
        ? Join(json.EnumerateObject().Where(static member => member.Name != TokenMember)) : json;

    // A property's text is that of the JSON, with its name.
    private static JsonElement Join(IEnumerable<JsonProperty> members) => JsonText.Parse("{" + string.Join(",", members.Select(static member => member.ToString())) + "}");
}
