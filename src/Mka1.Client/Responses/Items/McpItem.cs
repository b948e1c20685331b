using System.Text.Json;

namespace Mka1.Responses.Items;

/// <summary>Something about a server of tools that speaks MCP. Source: docs/mcp-tools.</summary>
public abstract class McpItem : ResponseItem
{
    private protected McpItem(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The name that the request gave the server.</summary>
    public string? ServerLabel => GetText("server_label");
}
