using System.Text.Json;

namespace Mka1.Responses.Streaming;

/// <summary>The arguments of a function call or of a call of an MCP tool are complete.</summary>
public sealed class ArgumentsDoneEvent : ItemEvent
{
    internal ArgumentsDoneEvent(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The function's name; null for MCP tools, whose item has it.</summary>
    public string? Name => GetText("name");

    /// <summary>The arguments as JSON text.</summary>
    public string? Arguments => GetText("arguments");
}
