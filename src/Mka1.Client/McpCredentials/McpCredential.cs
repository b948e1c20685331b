using System.Text.Json;
using Mka1.Http;
using Mka1.Json;

namespace Mka1.McpCredentials;

/// <summary>A credential with which the platform calls an MCP server. The server never returns its secret. Source: api-reference/mcp-vault.</summary>
public sealed class McpCredential : Mka1Object
{
    internal McpCredential(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The id, <c>mcp_cred_…</c>.</summary>
    public string Id => GetRequiredText("id");

    /// <summary>Always <c>mcp.credential</c>.</summary>
    public string? Object => GetText("object");

    /// <summary>The id of the MCP server; that of the request if the server does not send it.</summary>
    public string? ServerId => GetText("server_id") ?? RequestedServer;

    /// <summary>The name; null for none.</summary>
    public string? Name => GetText("name");

    /// <summary>How the credential is sent: <c>bearer</c>, <c>authorization</c>, <c>headers</c>, <c>none</c>, or a newer way.</summary>
    public string? AuthType => GetText("auth_type");

    /// <summary>The masked secret; null if there is none.</summary>
    public string? AuthorizationPreview => GetText("authorization_preview");

    /// <summary>The names of the headers.</summary>
    public IReadOnlyList<string> HeaderNames => GetTextList("header_names");

    /// <summary>When it expires; null for never.</summary>
    public DateTimeOffset? ExpiresAt => GetTime("expires_at");

    /// <summary>When it was used last; null if it was not.</summary>
    public DateTimeOffset? LastUsedAt => GetTime("last_used_at");

    /// <summary>The time of creation.</summary>
    public DateTimeOffset? CreatedAt => GetTime("created_at");

    /// <summary>The time of the last update.</summary>
    public DateTimeOffset? UpdatedAt => GetTime("updated_at");

    /// <summary>When it was revoked; null if it was not.</summary>
    public DateTimeOffset? RevokedAt => GetTime("revoked_at");

    internal string? RequestedServer { get; init; }

    /// <inheritdoc cref="Resource{T}.Read(string)"/>
    public static McpCredential FromJson(string json) => For(null).Read(json);

    /// <summary>Returns the id, so that the object can be passed where its id is expected.</summary>
    public override string ToString() => Id;

    /// <summary>Gets the resource whose objects belong to an MCP server.</summary>
    internal static Resource<McpCredential> For(string? server) => new("MCP credential", json => new McpCredential(json) { RequestedServer = server }, "id");
}
