using System.Text.Json;

namespace Mka1.Responses.Tools;

/// <summary>A shell. Source: docs/build-an-agent-with-memory-stores.</summary>
public sealed class ShellTool : ResponseTool
{
    internal ShellTool(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The environment of the commands.</summary>
    public ShellEnvironment? Environment => GetView("environment", static json => new ShellEnvironment(json));
}
