using System.Text.Json;
using Mka1.Responses.Tools;

namespace Mka1.Responses.Items;

/// <summary>Commands to run in a shell.</summary>
public sealed class ShellCallItem : ToolCallItem
{
    internal ShellCallItem(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The commands.</summary>
    public ShellAction? Action => GetView("action", static json => new ShellAction(json));

    /// <summary>Where they run, if the server tells it.</summary>
    public ShellEnvironment? Environment => GetView("environment", static json => new ShellEnvironment(json));

    /// <summary>What the item says or does, in a line.</summary>
    /// <returns>The commands.</returns>
    public override string ToString() => Action?.ToString() ?? Type;
}
