using System.Collections.ObjectModel;
using System.Text.Json;

namespace Mka1.Responses.Tools;

/// <summary>An MCP server. Source: docs/mcp-tools.</summary>
public sealed class McpTool : ResponseTool
{
    internal McpTool(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The label of the server in calls.</summary>
    public string? ServerLabel => GetText("server_label");

    /// <summary>The description of the server.</summary>
    public string? ServerDescription => GetText("server_description");

    /// <summary>Its address.</summary>
    public string? ServerUrl => GetText("server_url");

    /// <summary>The tools that may be used: an array of names, or an object; null for all.</summary>
    public object? AllowedTools => GetPlain("allowed_tools");

    /// <summary>Headers of requests to the server. They may contain secrets.</summary>
    public ReadOnlyDictionary<string, string> Headers => GetTextMap("headers");

    /// <summary>Whether calls need an approval: <c>always</c>, <c>never</c>, or an object.</summary>
    public object? RequireApproval => GetPlain("require_approval");

    /// <summary>Type and server.</summary>
    /// <returns>Text such as <c>mcp docs</c>.</returns>
    public override string ToString() => $"{Type} {ServerLabel}";
}
