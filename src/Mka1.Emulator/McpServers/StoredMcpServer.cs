using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.McpCredentials;
using Mka1.Emulator.Resources;

namespace Mka1.Emulator.McpServers;

/// <summary>An MCP server with its credentials. Nothing connects to it.</summary>
internal sealed partial class StoredMcpServer : IMappedResource
{
    private readonly StoredMembers _members;

    private StoredMcpServer(RequestBody body)
    {
        var now = DateTime.UtcNow;
        _members = new(new JsonObject
        {
            ["id"] = Id,
            ["object"] = "mcp.server",
            ["name"] = body.Required("name"),
            ["server_label"] = body.Required("server_label"),
            ["server_url"] = body.Required("server_url"),
            ["server_description"] = null,
            ["allowed_tools"] = null,
            ["require_approval"] = "always",
            ["metadata"] = new JsonObject(),
            ["created_at"] = now,
            ["updated_at"] = now,
        });
        Change(body, now);
    }

    public static string Noun => "MCP server";

    public string Id { get; } = Ids.New("mcp_srv_");

    public ResourceStore<StoredMcpCredential> Credentials { get; } = new(strictCursors: true);

    public static void Map(ResourceMap resources)
    {
        string[] members = ["name", "server_label", "server_url", "server_description", "allowed_tools", "require_approval", "metadata"];
        var servers = resources.Add<StoredMcpServer>("/mcp/servers");
        servers.Create(static body => new StoredMcpServer(body), StatusCodes.Status201Created, members);
        servers.List(new ListRules("after", "limit", "order"));
        servers.Get();
        servers.Update(static (server, body) => server.Change(body, DateTime.UtcNow), movesToEnd: false, members);
        servers.Act("test", static server => server.Test());
        servers.Delete("mcp.server.deleted");
        McpCredentialEndpoints.Map(servers);
    }

    public byte[] Render() => _members.Render();

    // No host can be below .invalid, and whoever has credentials needs one that has not expired.
    private byte[] Test()
    {
        var members = JsonNode.Parse(Render())!;
        var credentials = Credentials.Newest();
        var credential = credentials.FirstOrDefault(static one => !one.IsExpired);
        var isConnected = !new Uri(members["server_url"]!.ToString()).Host.EndsWith(".invalid", StringComparison.OrdinalIgnoreCase) && (credential is not null || credentials.Count == 0);
        if (isConnected)
            credential?.Use();
        string[] tools = !isConnected ? [] : members["allowed_tools"] is JsonArray { Count: > 0 } allowed ? [.. allowed.Select(static name => $"{name}")] : ["search", "fetch"];
        return Answer.Bytes(new JsonObject
        {
            ["object"] = "mcp.server.test",
            ["server_id"] = Id,
            ["connected"] = isConnected,
            ["tool_count"] = tools.Length,
            ["tool_names"] = new JsonArray([.. tools.Select(static name => (JsonNode)name)]),
        });
    }

    private void Change(RequestBody body, DateTime now)
    {
        var label = body.Text("server_label", 1, 255);
        if (label is not null && !LabelRule().IsMatch(label))
            throw ApiException.Invalid("Invalid 'server_label': must have letters, digits, '.', '_' and '-' only.", "server_label");
        var url = body.Text("server_url", 1, 2048);
        if (url is not null && !Uri.IsWellFormedUriString(url, UriKind.Absolute))
            throw ApiException.Invalid("Invalid 'server_url': must be an absolute URI.", "server_url");
        var approval = body.Text("require_approval");
        RequestBody.OneOf("require_approval", approval, "always", "never");
        _members.Set(
            ("name", body.Text("name", 1, 255)),
            ("server_label", label),
            ("server_url", url),
            ("server_description", body.Text("server_description", 0, 10_000)),
            // The schema has no type for it.
            ("allowed_tools", body.Copy("allowed_tools")),
            ("require_approval", approval),
            ("metadata", body.OptionalMetadata()),
            ("updated_at", now));
    }

    [GeneratedRegex(@"\A[A-Za-z0-9._-]+\z")]
    private static partial Regex LabelRule();
}
