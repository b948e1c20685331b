using System.Text.Json;

namespace Mka1.Responses.Streaming;

/// <summary>A command of a shell call starts or is complete.</summary>
public sealed class ShellCommandEvent : ItemEvent
{
    internal ShellCommandEvent(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The command's index in the call.</summary>
    public long? CommandIndex => GetInteger("command_index");

    /// <summary>The command at this point.</summary>
    public string? Command => GetText("command");
}
