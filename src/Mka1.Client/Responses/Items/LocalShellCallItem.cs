using System.Text.Json;

namespace Mka1.Responses.Items;

/// <summary>The model's wish to run a command on the caller's machine.</summary>
public sealed class LocalShellCallItem : ToolCallItem
{
    internal LocalShellCallItem(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The command.</summary>
    public LocalShellAction? Action => GetView("action", static json => new LocalShellAction(json));

    /// <summary>What the item says or does, in a line.</summary>
    /// <returns>The command.</returns>
    public override string ToString() => Action?.ToString() ?? Type;
}
