using System.Text.Json;
using Mka1.Responses.Items;

namespace Mka1.Responses.Streaming;

/// <summary>A part of the output of a command in a shell.</summary>
public sealed class ShellOutputDeltaEvent : DeltaEvent
{
    internal ShellOutputDeltaEvent(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The command's index in the call.</summary>
    public long? CommandIndex => GetInteger("command_index");

    /// <summary>The part, of standard output or of standard error.</summary>
    public ShellOutput? Delta => GetView("delta", static json => new ShellOutput(json));
}
