using System.Globalization;
using System.Text.Json.Nodes;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Resources;

namespace Mka1.Emulator.McpCredentials;

/// <summary>A credential of an MCP server. Its secret is checked and forgotten, because nothing uses it.</summary>
internal sealed class StoredMcpCredential : IResource
{
    private const int LongestSecret = 8192;
    public static readonly string[] Settable = ["name", "auth_type", "bearer_token", "authorization", "headers", "expires_at"];
    private readonly StoredMembers _members;
    private readonly DateTimeOffset? _expiresAt;

    public StoredMcpCredential(string server, RequestBody body)
    {
        var secret = body.Text("bearer_token", 1, LongestSecret) ?? body.Text("authorization", 1, LongestSecret);
        _ = body.Text("authorization", 1, LongestSecret);
        var headers = ReadHeaders(body);
        string[] given = [.. new[] { ("bearer", body["bearer_token"]), ("authorization", body["authorization"]), ("headers", body["headers"]) }
            .Where(static one => one.Item2 is not null).Select(static one => one.Item1)];
        var type = body.Text("auth_type");
        RequestBody.OneOf("auth_type", type, "bearer", "authorization", "headers", "none");
        type ??= given.Length > 0 ? given[0] : "none";
        if (given.Length > 1 || type != (given.Length > 0 ? given[0] : "none"))
            throw ApiException.Invalid($"Invalid 'auth_type': '{type}' does not fit the secret.", "auth_type");
        _expiresAt = ReadTime(body);
        var now = DateTime.UtcNow;
        _members = new(new JsonObject
        {
            ["id"] = Id,
            ["object"] = "mcp.credential",
            ["server_id"] = server,
            ["name"] = body.Text("name", 1, 255),
            ["auth_type"] = type,
            ["authorization_preview"] = secret is null ? null : KeyMask.MaskKey(secret),
            ["header_names"] = new JsonArray([.. headers.Select(static name => (JsonNode)name)]),
            ["expires_at"] = _expiresAt?.UtcDateTime,
            ["last_used_at"] = null,
            ["created_at"] = now,
            ["updated_at"] = now,
            ["revoked_at"] = null,
        });
    }

    public static string Noun => "MCP credential";

    public string Id { get; } = Ids.New("mcp_cred_");

    public bool IsExpired => _expiresAt <= DateTimeOffset.UtcNow;

    public byte[] Render() => _members.Render();

    public void Use() => _members.Set(("last_used_at", DateTime.UtcNow));

    private static string[] ReadHeaders(RequestBody body)
    {
        if (body.Object("headers") is not { } headers)
            return [];
        foreach (var (name, value) in headers)
        {
            if (value is not JsonValue text || !text.TryGetValue(out string? _))
                throw RequestBody.WrongType("headers", "strings");
        }

        return [.. headers.Select(static header => header.Key)];
    }

    private static DateTimeOffset? ReadTime(RequestBody body) => body.Text("expires_at") switch
    {
        null => null,
        var text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) => time,
        _ => throw ApiException.Invalid("Invalid 'expires_at': must be a date and time in ISO 8601.", "expires_at"),
    };
}
