using System.Text.Json;

namespace Mka1.Responses.Items;

/// <summary>What came of commands in a shell.</summary>
public sealed class ShellCallOutputItem : ToolCallOutputItem
{
    internal ShellCallOutputItem(JsonElement json)
        : base(json)
    {
    }

    /// <summary>What came of each command, in order.</summary>
    public IReadOnlyList<ShellOutput> Output => GetList("output", static json => new ShellOutput(json));

    /// <summary>The output that was to be kept, in characters.</summary>
    public long? MaxOutputLength => GetInteger("max_output_length");

    /// <summary>What the item says or does, in a line.</summary>
    /// <returns>The output.</returns>
    public override string ToString() => string.Concat(Output);
}
