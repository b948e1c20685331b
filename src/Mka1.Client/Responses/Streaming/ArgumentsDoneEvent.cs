using System.Text.Json;

namespace Mka1.Responses.Streaming;

/// <summary>The arguments of a call of a function or of a tool of an MCP server are whole now.</summary>
public sealed class ArgumentsDoneEvent : ItemEvent
{
    internal ArgumentsDoneEvent(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The function's name; null for tools of MCP servers, whose item has it.</summary>
    public string? Name => GetText("name");

    /// <summary>The arguments as JSON text.</summary>
    public string? Arguments => GetText("arguments");
}
