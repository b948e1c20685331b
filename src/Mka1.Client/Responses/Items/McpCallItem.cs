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

    /// <summary>The output of the tool; null if it failed.</summary>
    public string? Output => GetText("output");

    /// <summary>The error, as text or an object; null if the call did not fail.</summary>
    public object? Error => GetPlain("error");

    /// <summary>The id of the approval request; null if there was none.</summary>
    public string? ApprovalRequestId => GetText("approval_request_id");

    /// <summary>A one-line description of the item.</summary>
    /// <returns>Server, tool and arguments.</returns>
    public override string ToString() => $"{ServerLabel}: {Name} {Arguments}";
}
