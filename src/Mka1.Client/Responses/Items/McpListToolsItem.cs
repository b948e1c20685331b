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

    /// <summary>Why they could not be listed: text, or an object; null if they could.</summary>
    public object? Error => GetPlain("error");

    /// <summary>What the item says or does, in a line.</summary>
    /// <returns>The names of the tools, or the error.</returns>
    public override string ToString() => Error as string ?? $"{ServerLabel}: {string.Join(", ", Tools)}";
}
