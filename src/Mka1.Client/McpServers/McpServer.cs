using System.Collections.ObjectModel;
using System.Text.Json;
using Mka1.Http;
using Mka1.Json;

namespace Mka1.McpServers;

/// <summary>An MCP server in the vault, whose tools agents can use. Source: api-reference/mcp-vault/create-mcp-server.</summary>
public sealed class McpServer : Mka1Object
{
    internal static readonly Resource<McpServer> Resource = new("MCP server", static json => new McpServer(json), "id");

    internal McpServer(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The id, <c>mcp_srv_…</c>.</summary>
    public string Id => GetRequiredText("id");

    /// <summary>Always <c>mcp.server</c>.</summary>
    public string? Object => GetText("object");

    /// <summary>The name.</summary>
    public string? Name => GetText("name");

    /// <summary>The label of the server in calls.</summary>
    public string? ServerLabel => GetText("server_label");

    /// <summary>The address.</summary>
    public string? ServerUrl => GetText("server_url");

    /// <summary>The description; null for none.</summary>
    public string? ServerDescription => GetText("server_description");

    /// <summary>The tools that may be used: an array of names, or another value, because the schema has no type for it; null for all.</summary>
    public object? AllowedTools => GetPlain("allowed_tools");

    /// <summary>Whether calls need an approval: <c>always</c> or <c>never</c>, or a newer value.</summary>
    public string? RequireApproval => GetText("require_approval");

    /// <summary>The metadata.</summary>
    public ReadOnlyDictionary<string, string> Metadata => GetTextMap("metadata");

    /// <summary>The time of creation.</summary>
    public DateTimeOffset? CreatedAt => GetTime("created_at");

    /// <summary>The time of the last update.</summary>
    public DateTimeOffset? UpdatedAt => GetTime("updated_at");

    /// <inheritdoc cref="Resource{T}.Read(string)"/>
    public static McpServer FromJson(string json) => Resource.Read(json);

    /// <summary>Returns the id, so that the object can be passed where its id is expected.</summary>
    public override string ToString() => Id;
}
