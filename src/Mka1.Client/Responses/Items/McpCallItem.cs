using System.Text.Json;

namespace Mka1.Responses.Items;

/// <summary>A call of a tool of an MCP server.</summary>
public sealed class McpCallItem : McpItem
{
    internal McpCallItem(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The tool's name.</summary>
    public string? Name => GetText("name");

    /// <summary>The arguments as JSON text.</summary>
    public string? Arguments => GetText("arguments");

    /// <summary>What the tool gave; null if it failed.</summary>
    public string? Output => GetText("output");

    /// <summary>Why it failed: text, or an object; null if it did not.</summary>
    public object? Error => GetPlain("error");

    /// <summary>The id of the item that asked whether it may be called, if one did.</summary>
    public string? ApprovalRequestId => GetText("approval_request_id");

    /// <summary>What the item says or does, in a line.</summary>
    /// <returns>Server, tool and arguments.</returns>
    public override string ToString() => $"{ServerLabel}: {Name} {Arguments}";
}
