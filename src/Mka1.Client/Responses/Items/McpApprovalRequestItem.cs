using System.Text.Json;

namespace Mka1.Responses.Items;

/// <summary>The request to approve a call of a tool of an MCP server.</summary>
public sealed class McpApprovalRequestItem : McpItem
{
    internal McpApprovalRequestItem(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The tool's name.</summary>
    public string? Name => GetText("name");

    /// <summary>The arguments as JSON text.</summary>
    public string? Arguments => GetText("arguments");

    /// <summary>A one-line description of the item.</summary>
    /// <returns>Server, tool and arguments.</returns>
    public override string ToString() => $"{ServerLabel}: {Name} {Arguments}";
}
