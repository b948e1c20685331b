using System.Text.Json;
using Mka1.Responses.Items;

namespace Mka1.Responses.Streaming;

/// <summary>What a command in a shell wrote is whole now.</summary>
public sealed class ShellOutputDoneEvent : ItemEvent
{
    internal ShellOutputDoneEvent(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The command's place in the call, from 0.</summary>
    public long? CommandIndex => GetInteger("command_index");

    /// <summary>What it wrote, and how it ended.</summary>
    public IReadOnlyList<ShellOutput> Output => GetList("output", static json => new ShellOutput(json));
}
