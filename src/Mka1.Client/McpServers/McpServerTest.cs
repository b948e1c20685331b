using System.Text.Json;
using Mka1.Http;
using Mka1.Json;

namespace Mka1.McpServers;

/// <summary>The result of a connection of the platform to an MCP server. Source: api-reference/mcp-vault/servidor-de-prueba-mcp.</summary>
public sealed class McpServerTest : Mka1Object
{
    internal McpServerTest(JsonElement json)
        : base(json)
    {
    }

    /// <summary>Always <c>mcp.server.test</c>.</summary>
    public string? Object => GetText("object");

    /// <summary>The id of the MCP server; that of the request if the server does not send it.</summary>
    public string? ServerId => GetText("server_id") ?? RequestedServer;

    /// <summary>Whether the MCP server could be reached with the credential of the identity.</summary>
    public bool? Connected => GetFlag("connected");

    /// <summary>The number of tools.</summary>
    public long? ToolCount => GetInteger("tool_count");

    /// <summary>The names of the tools.</summary>
    public IReadOnlyList<string> ToolNames => GetTextList("tool_names");

    internal string? RequestedServer { get; init; }

    /// <inheritdoc cref="Resource{T}.Read(string)"/>
    public static McpServerTest FromJson(string json) => For(null).Read(json);

    /// <summary>Gets the resource of the tests of a server.</summary>
    internal static Resource<McpServerTest> For(string? server) => new("test of an MCP server", json => new McpServerTest(json) { RequestedServer = server });
}
