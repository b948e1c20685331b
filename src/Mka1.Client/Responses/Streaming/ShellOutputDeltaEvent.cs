using System.Text.Json;
using Mka1.Responses.Items;

namespace Mka1.Responses.Streaming;

/// <summary>A piece of what a command in a shell writes.</summary>
public sealed class ShellOutputDeltaEvent : DeltaEvent
{
    internal ShellOutputDeltaEvent(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The command's place in the call, from 0.</summary>
    public long? CommandIndex => GetInteger("command_index");

    /// <summary>The piece, of standard output or of standard error.</summary>
    public ShellOutput? Delta => GetView("delta", static json => new ShellOutput(json));
}
