using System.Text.Json;
using Mka1.Json;

namespace Mka1.Responses.Items;

/// <summary>Commands to run in a shell.</summary>
public sealed class ShellAction : Mka1Object
{
    internal ShellAction(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The commands, in order.</summary>
    public IReadOnlyList<string> Commands => GetTextList("commands");

    /// <summary>The time limit in milliseconds.</summary>
    public long? TimeoutMs => GetInteger("timeout_ms");

    /// <summary>The maximum length of the output in characters.</summary>
    public long? MaxOutputLength => GetInteger("max_output_length");

    /// <summary>The commands.</summary>
    /// <returns>One line of all.</returns>
    public override string ToString() => string.Join("; ", Commands);
}
