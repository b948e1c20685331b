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

    /// <summary>The environment, if the server sends it.</summary>
    public ShellEnvironment? Environment => GetView("environment", static json => new ShellEnvironment(json));

    /// <summary>A one-line description of the item.</summary>
    /// <returns>The commands.</returns>
    public override string ToString() => Action?.ToString() ?? Type;
}
