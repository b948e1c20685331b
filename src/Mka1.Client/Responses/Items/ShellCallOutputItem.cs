using System.Text.Json;

namespace Mka1.Responses.Items;

/// <summary>The output of commands in a shell.</summary>
public sealed class ShellCallOutputItem : ToolCallOutputItem
{
    internal ShellCallOutputItem(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The output of each command, in order.</summary>
    public IReadOnlyList<ShellOutput> Output => GetList("output", static json => new ShellOutput(json));

    /// <summary>The maximum length of the output in characters.</summary>
    public long? MaxOutputLength => GetInteger("max_output_length");

    /// <summary>A one-line description of the item.</summary>
    /// <returns>The output.</returns>
    public override string ToString() => string.Concat(Output);
}
