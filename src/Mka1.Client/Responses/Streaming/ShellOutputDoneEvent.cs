using System.Text.Json;
using Mka1.Responses.Items;

namespace Mka1.Responses.Streaming;

/// <summary>The output of a command in a shell is complete.</summary>
public sealed class ShellOutputDoneEvent : ItemEvent
{
    internal ShellOutputDoneEvent(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The command's index in the call.</summary>
    public long? CommandIndex => GetInteger("command_index");

    /// <summary>The output and its outcome.</summary>
    public IReadOnlyList<ShellOutput> Output => GetList("output", static json => new ShellOutput(json));
}
