using System.Collections.ObjectModel;
using System.Text.Json;
using Mka1.Json;

namespace Mka1.Responses.Items;

/// <summary>A tool that an MCP server offers.</summary>
public sealed class McpListedTool : Mka1Object
{
    internal McpListedTool(JsonElement json)
        : base(json)
    {
    }

    /// <summary>Its name.</summary>
    public string? Name => GetText("name");

    /// <summary>What it does.</summary>
    public string? Description => GetText("description");

    /// <summary>The JSON Schema of its arguments.</summary>
    public ReadOnlyDictionary<string, object?>? InputSchema => GetMap("input_schema");

    /// <summary>The annotations of the server about its use, such as whether it is read-only.</summary>
    public ReadOnlyDictionary<string, object?>? Annotations => GetMap("annotations");

    /// <summary>The name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name ?? string.Empty;
}
