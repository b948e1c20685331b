using System.Text.Json;

namespace Mka1.Responses.Streaming;

/// <summary>A command of a shell call begins or is whole now.</summary>
public sealed class ShellCommandEvent : ItemEvent
{
    internal ShellCommandEvent(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The command's place in the call, from 0.</summary>
    public long? CommandIndex => GetInteger("command_index");

    /// <summary>The command as it is at this point.</summary>
    public string? Command => GetText("command");
}
