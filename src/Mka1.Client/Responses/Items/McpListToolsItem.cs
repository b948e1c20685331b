using System.Text.Json;

namespace Mka1.Responses.Items;

/// <summary>The tools that an MCP server offers.</summary>
public sealed class McpListToolsItem : McpItem
{
    internal McpListToolsItem(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The tools.</summary>
    public IReadOnlyList<McpListedTool> Tools => GetList("tools", static json => new McpListedTool(json));

    /// <summary>The error, as text or an object; null if the list did not fail.</summary>
    public object? Error => GetPlain("error");

    /// <summary>A one-line description of the item.</summary>
    /// <returns>The names of the tools, or the error.</returns>
    public override string ToString() => Error as string ?? $"{ServerLabel}: {string.Join(", ", Tools)}";
}
