using System.Text.Json;

namespace Mka1.Responses.Items;

/// <summary>An item of an MCP server. Source: docs/mcp-tools.</summary>
public abstract class McpItem : ResponseItem
{
    private protected McpItem(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The label of the server in the request.</summary>
    public string? ServerLabel => GetText("server_label");
}
